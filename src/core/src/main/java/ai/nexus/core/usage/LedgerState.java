package ai.nexus.core.usage;

/**
 * How the ledger does.
 *
 * @param written entries that reached the database
 * @param refused entries that the database would never take and that are left out
 * @param lost entries that neither disk nor memory took
 * @param journalFailures lines and flushes that the disk refused
 * @param waiting entries that are kept and have not reached the database yet
 * @param outage whether the database takes no entries, or the disk no lines
 */
public record LedgerState(
    long written, long refused, long lost, long journalFailures, long waiting, boolean outage) {}
