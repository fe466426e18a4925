package ai.nexus.launcher.memory;

import static ai.nexus.launcher.memory.WriteBuffers.WRITE_BUFFER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.memory.HeapBuffer;
import org.glassfish.grizzly.threadpool.DefaultWorkerThread;
import org.junit.jupiter.api.Test;

class WriteBuffersTest {

  private static final Executor NEW_THREAD = task -> new Thread(task).start();

  private final WriteBuffers buffers = new WriteBuffers();

  @Test
  void nextWriteGetsTheMemoryOfTheOneBefore() {
    HeapBuffer first = buffers.allocate(WRITE_BUFFER);
    byte[] memory = first.array();
    first.put(new byte[10]).flip();
    first.dispose();

    HeapBuffer second = buffers.allocate(WRITE_BUFFER);

    assertThat(second.array()).isSameAs(memory);
    assertThat(second).isNotSameAs(first);
    assertThat(second.remaining()).isEqualTo(WRITE_BUFFER);
  }

  @Test
  void writesThatAreNotOverHaveMemoryOfTheirOwn() {
    HeapBuffer first = buffers.allocate(WRITE_BUFFER);

    assertThat(buffers.allocate(WRITE_BUFFER).array()).isNotSameAs(first.array());
  }

  @Test
  void memoryEndedTwiceHasOneOwner() {
    HeapBuffer first = buffers.allocate(WRITE_BUFFER);
    first.dispose();
    HeapBuffer second = buffers.allocate(WRITE_BUFFER);

    assertThatThrownBy(first::dispose).isInstanceOf(IllegalStateException.class);

    assertThat(buffers.allocate(WRITE_BUFFER).array()).isNotSameAs(second.array());
  }

  @Test
  void endedBufferHasNoMemory() {
    HeapBuffer ended = buffers.allocate(WRITE_BUFFER);
    ended.dispose();

    assertThat(ended.array()).isNull();
    assertThatThrownBy(() -> ended.get(0)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> ended.put(0, (byte) 1)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void memoryThatAnotherBufferSeesIsNotUsedAgain() {
    HeapBuffer split = buffers.allocate(WRITE_BUFFER);
    byte[] ofSplit = split.array();
    split.split(100);
    split.dispose();
    HeapBuffer read = buffers.allocate(WRITE_BUFFER);
    byte[] ofRead = read.array();
    read.asReadOnlyBuffer();
    read.dispose();

    assertThat(ofRead).isNotSameAs(ofSplit);
    assertThat(buffers.allocate(WRITE_BUFFER).array()).isNotSameAs(ofRead);
  }

  @Test
  void memoryGoesToTheThreadThatEndsTheWrite() {
    HeapBuffer ended = buffers.allocate(WRITE_BUFFER);
    byte[] memory = ended.array();

    byte[] there =
        CompletableFuture.supplyAsync(
                () -> {
                  ended.dispose();
                  return buffers.allocate(WRITE_BUFFER).array();
                },
                NEW_THREAD)
            .join();

    assertThat(there).isSameAs(memory);
    assertThat(buffers.allocate(WRITE_BUFFER).array()).isNotSameAs(memory);
  }

  @Test
  void otherSizesAreNotKept() {
    HeapBuffer small = buffers.allocate(WRITE_BUFFER - 1);
    byte[] memory = small.array();
    small.dispose();

    assertThat(buffers.allocate(WRITE_BUFFER - 1).array()).isNotSameAs(memory);
    assertThat(buffers.allocate(WRITE_BUFFER).array()).hasSize(WRITE_BUFFER);
  }

  @Test
  void serversOwnWorkersKeepTheirPools() throws InterruptedException {
    var length = new CompletableFuture<Integer>();
    var worker =
        new DefaultWorkerThread(
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER,
            "worker",
            buffers.createThreadLocalPool(),
            () -> length.complete(buffers.allocate(WRITE_BUFFER).array().length));
    worker.start();
    worker.join();

    assertThat(length.join()).isEqualTo(buffers.getMaxBufferSize());
  }
}
