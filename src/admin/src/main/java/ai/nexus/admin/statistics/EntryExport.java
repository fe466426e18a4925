package ai.nexus.admin.statistics;

import ai.nexus.core.log.EventLog;
import ai.nexus.core.statistics.LedgerEntry;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Writes entries while they are read, a thousand at a time. The first are read before the answer
 * begins, so that a database that is away is told of by the status. The server waits 30 s for a
 * client that does not read, and gives it up then.
 */
final class EntryExport implements StreamingOutput {

  private static final EventLog LOG = EventLog.of(EntryExport.class);

  /** Gives entry after entry; none at the end. */
  @FunctionalInterface
  interface Chunks {
    List<LedgerEntry> next() throws SQLException;
  }

  private final Chunks chunks;
  private final ExportFormat format;
  private final List<String> first;

  EntryExport(Chunks chunks, ExportFormat format) throws SQLException {
    this.chunks = chunks;
    this.format = format;
    this.first = lines(chunks.next());
  }

  @Override
  public void write(OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(format.header());
    Optional<List<String>> chunk = Optional.of(first);
    while (chunk.isPresent() && !chunk.get().isEmpty()) {
      for (String line : chunk.get()) {
        text.write(line);
      }
      text.flush();
      chunk = next();
    }
    // The server ends an answer in order whatever is thrown here (Payara 6), as if it were whole.
    text.write(chunk.isPresent() ? "" : format.error());
    text.flush();
  }

  /** Empty where the ledger cannot be read, or an entry not be written. */
  private Optional<List<String>> next() {
    try {
      return Optional.of(lines(chunks.next()));
    } catch (SQLException | RuntimeException failed) {
      LOG.error("an export broke off", failed);
      return Optional.empty();
    }
  }

  private List<String> lines(List<LedgerEntry> entries) {
    return entries.stream().map(format::line).toList();
  }
}
