package ai.nexus.core.metrics;

/**
 * The ledger's figures, counted since the start. The LLM API shows them as attributes of the MBean
 * {@link #BEAN}; the admin application, which shares the JVM and little else with it, reads them
 * there and shows them under Prometheus' names.
 */
public enum LedgerMetric implements Metric {
  ENTRIES_WRITTEN(
      "EntriesWritten",
      "nexus_ledger_entries_written_total",
      Kind.COUNTER,
      "Usage entries that reached the database."),
  ENTRIES_REFUSED(
      "EntriesRefused",
      "nexus_ledger_entries_refused_total",
      Kind.COUNTER,
      "Usage entries that the database refused for good and that are left out."),
  ENTRIES_LOST(
      "EntriesLost",
      "nexus_ledger_entries_lost_total",
      Kind.COUNTER,
      "Usage entries that neither disk nor memory took."),
  JOURNAL_FAILURES(
      "JournalFailures",
      "nexus_ledger_journal_failures_total",
      Kind.COUNTER,
      "Lines and flushes of the journal that the disk refused."),
  ENTRIES_WAITING(
      "EntriesWaiting",
      "nexus_ledger_entries_waiting",
      Kind.GAUGE,
      "Usage entries that are kept and have not reached the database yet."),
  OUTAGE(
      "Outage",
      "nexus_ledger_outage",
      Kind.GAUGE,
      "1 while the database takes no entries or the disk no lines, else 0.");

  /** The MBean's name. */
  public static final String BEAN = "ai.nexus:type=Ledger";

  private final String attribute;
  private final String label;
  private final Kind kind;
  private final String help;

  LedgerMetric(String attribute, String label, Kind kind, String help) {
    this.attribute = attribute;
    this.label = label;
    this.kind = kind;
    this.help = help;
  }

  @Override
  public String attribute() {
    return attribute;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String help() {
    return help;
  }
}
