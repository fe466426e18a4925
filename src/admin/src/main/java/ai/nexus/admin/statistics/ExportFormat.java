package ai.nexus.admin.statistics;

import ai.nexus.core.statistics.LedgerEntry;
import java.util.Locale;

/** How exported entries are written. The lower-case name is what a request asks for. */
enum ExportFormat {
  /** One JSON object a line (https://jsonlines.org). */
  JSONL("application/jsonl; charset=utf-8", "", "{\"error\":{\"message\":\"%s\"}}\n") {
    @Override
    String line(LedgerEntry entry) {
      return EntryJson.of(entry) + "\n";
    }
  },
  CSV("text/csv; charset=utf-8; header=present", EntryCsv.header(), "error: %s\r\n") {
    @Override
    String line(LedgerEntry entry) {
      return EntryCsv.line(EntryJson.of(entry));
    }
  };

  private final String mediaType;
  private final String header;
  private final String error;

  ExportFormat(String mediaType, String header, String error) {
    this.mediaType = mediaType;
    this.header = header;
    this.error = error;
  }

  /** With the end of the line. */
  abstract String line(LedgerEntry entry);

  /** What stands before the entries. */
  String header() {
    return header;
  }

  /** The last line of an export that broke off; no entry looks like it. */
  String error() {
    return error.formatted("The export broke off here; ask for it again.");
  }

  String mediaType() {
    return mediaType;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
