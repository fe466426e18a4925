package ai.nexus.launcher.memory;

import org.glassfish.grizzly.memory.HeapBuffer;
import org.glassfish.grizzly.memory.HeapMemoryManager;

/**
 * The server's memory manager (Grizzly finds it by {@value #PROPERTY}). Grizzly's own keeps a pool
 * for each of its worker threads; any other thread, as an event loop that writes an answer, gets
 * new memory of {@value #WRITE_BUFFER} bytes for each write, however short, which was two thirds of
 * all that was allocated. Here such a thread gets back the memory of the write before, which is
 * over, because a write that the socket takes ends before it returns.
 *
 * <p>One array is kept for each thread. Only memory is used again, never the buffer that wrapped
 * it: a buffer that someone still holds after its end has none any more, so that a mistake shows as
 * an error and not as somebody else's answer.
 */
public final class WriteBuffers extends HeapMemoryManager {

  /** The system property that names a memory manager's class to Grizzly. */
  public static final String PROPERTY = "org.glassfish.grizzly.DEFAULT_MEMORY_MANAGER";

  // What org.glassfish.grizzly.http.io.OutputBuffer allocates for a write.
  static final int WRITE_BUFFER = 8192;

  private final ThreadLocal<byte[][]> spare = ThreadLocal.withInitial(() -> new byte[1][]);

  /** For Grizzly, which knows the class by its name. */
  public WriteBuffers() {
    // Nothing to set up.
  }

  @Override
  public HeapBuffer allocate(int size) {
    if (size != WRITE_BUFFER || getThreadLocalPool() != null) {
      return super.allocate(size);
    }
    byte[][] own = spare.get();
    byte[] memory = own[0];
    own[0] = null;
    return new WriteBuffer(memory == null ? new byte[WRITE_BUFFER] : memory);
  }

  /** Gives its memory to the thread that ends it, unless another buffer was made on it. */
  private final class WriteBuffer extends HeapBuffer {

    private volatile boolean isShared;

    WriteBuffer(byte[] memory) {
      super(memory, 0, memory.length);
    }

    @Override
    protected void onShareHeap() {
      isShared = true;
    }

    @Override
    public void dispose() {
      byte[] memory;
      // Once only: two owners of one array would write into each other's answers.
      synchronized (this) {
        memory = heap;
        super.dispose();
      }
      if (memory != null && !isShared) {
        spare.get()[0] = memory;
      }
    }
  }
}
