package ai.nexus.core.messages;

import ai.nexus.core.files.OwnerOnly;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.log.LogThrottle;
import ai.nexus.core.redaction.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Appends stored exchanges to their conversations' files, for as long as one thread runs it. A file
 * is open only while a batch is written to it.
 */
public final class MessageWriter implements Runnable {

  private static final EventLog LOG = EventLog.of(MessageWriter.class);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final MessageStore store;
  private final Path folder;
  private final DeletionMarks deletions;
  private final ConversationFile files;
  private final ExchangeLine lines;
  private final LogThrottle throttle = new LogThrottle(Duration.ofSeconds(10));
  private final CountDownLatch finished = new CountDownLatch(1);
  private final LongAdder written = new LongAdder();
  private final LongAdder failed = new LongAdder();

  @SuppressWarnings("ArrayRecordComponent") // Compared by no one.
  private record Encoded(StoredExchange exchange, byte[] line) {}

  /**
   * @param folder in which the years stand
   * @param redactor is applied before anything is written
   */
  public MessageWriter(MessageStore store, Path folder, Redactor redactor) {
    this.store = store;
    this.folder = folder;
    this.deletions = new DeletionMarks(folder);
    this.lines = new ExchangeLine(redactor);
    this.files = new ConversationFile(folder);
  }

  @Override
  public void run() {
    try {
      boolean open = true;
      while (open) {
        // Asked first, so that what was accepted before the store closed is still written.
        open = !store.isClosed();
        write(store.take(open ? IDLE : Duration.ZERO));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      finished.countDown();
    }
  }

  /**
   * Writes what waits and ends {@link #run()}; what is offered later is dropped.
   *
   * @return whether it ended in time
   */
  public boolean stop(Duration limit) throws InterruptedException {
    store.close();
    return finished.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Exchanges on the disk. */
  public long written() {
    return written.sum();
  }

  /** Exchanges that could not be written. */
  public long failed() {
    return failed.sum();
  }

  private void write(List<StoredExchange> batch) {
    Map<Path, List<StoredExchange>> byFile =
        batch.stream()
            .collect(
                Collectors.groupingBy(
                    exchange -> files.of(exchange.time(), exchange.conversationId()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byFile.forEach(this::append);
  }

  /** Encodes first, since that takes long and the lock keeps deletions waiting. */
  private void append(Path file, List<StoredExchange> exchanges) {
    List<Encoded> encoded = exchanges.stream().map(this::encode).flatMap(Optional::stream).toList();
    try {
      StoreLock.holding(folder, () -> write(file, encoded));
    } catch (IOException | RuntimeException refused) {
      failed.add(encoded.size());
      tell("cannot store messages in " + file, refused);
    }
  }

  /** What fails here costs this exchange alone. */
  private Optional<Encoded> encode(StoredExchange exchange) {
    try {
      return Optional.of(new Encoded(exchange, lines.of(exchange)));
    } catch (RuntimeException refused) {
      failed.increment();
      tell("cannot store exchange " + exchange.requestId(), refused);
      return Optional.empty();
    }
  }

  /** How many there were to be written; those are left out that a deletion was meant for. */
  private int write(Path file, List<Encoded> encoded) throws IOException {
    List<Encoded> wanted = new ArrayList<>();
    for (Encoded line : encoded) {
      if (!deletions.covers(line.exchange().conversationId(), line.exchange().time())) {
        wanted.add(line);
      }
    }
    if (!wanted.isEmpty()) {
      OwnerOnly.createFolders(file.getParent());
      try (LineFile out = new LineFile(file)) {
        wanted.forEach(line -> append(out, file, line));
      }
    }
    return wanted.size();
  }

  private void append(LineFile out, Path file, Encoded encoded) {
    try {
      out.append(encoded.line());
      written.increment();
    } catch (IOException | RuntimeException refused) {
      failed.increment();
      tell("cannot store exchange " + encoded.exchange().requestId() + " in " + file, refused);
    }
  }

  private void tell(String what, Exception cause) {
    throttle.attempt(held -> LOG.error(what + " (" + held + " more failures before)", cause));
  }
}
