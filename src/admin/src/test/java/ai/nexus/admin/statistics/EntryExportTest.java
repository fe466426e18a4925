package ai.nexus.admin.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.statistics.LedgerEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntryExportTest {

  private static final LedgerEntry ENTRY = Entries.named("m", Optional.empty());

  private final Deque<List<LedgerEntry>> chunks = new ArrayDeque<>();

  @Test
  void writesChunkAfterChunk() throws Exception {
    chunks.add(List.of(ENTRY, ENTRY));
    chunks.add(List.of(ENTRY));
    chunks.add(List.of());

    assertThat(written(ExportFormat.JSONL)).isEqualTo((EntryJson.of(ENTRY) + "\n").repeat(3));
  }

  @ParameterizedTest
  @EnumSource(ExportFormat.class)
  void saysInItsLastLineThatItBrokeOff(ExportFormat format) throws Exception {
    chunks.add(List.of(ENTRY));

    assertThat(written(format)).isEqualTo(format.header() + format.line(ENTRY) + format.error());
    assertThat(format.error()).contains("error", "broke off");
  }

  @Test
  void readsBeforeTheAnswerBegins() {
    assertThatThrownBy(() -> written(ExportFormat.CSV)).isInstanceOf(SQLException.class);
  }

  @Test
  void endsWhenTheClientIsGone() throws Exception {
    chunks.add(List.of(ENTRY));
    chunks.add(List.of(ENTRY));
    EntryExport export = new EntryExport(this::next, ExportFormat.JSONL);

    assertThatThrownBy(() -> export.write(new Gone())).isInstanceOf(IOException.class);

    assertThat(chunks).hasSize(1);
  }

  private String written(ExportFormat format) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new EntryExport(this::next, format).write(out);
    return out.toString(UTF_8);
  }

  /** As a database that fails when it has given all chunks. */
  private List<LedgerEntry> next() throws SQLException {
    if (chunks.isEmpty()) {
      throw new SQLException("the database is away");
    }
    return chunks.remove();
  }

  /** The connection of a client that hung up. */
  private static final class Gone extends OutputStream {
    @Override
    public void write(int written) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
