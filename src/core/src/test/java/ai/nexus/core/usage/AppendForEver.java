package ai.nexus.core.usage;

import ai.nexus.core.Databases;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** Appends entries until it is killed, and names each on standard output once it is appended. */
final class AppendForEver {

  private AppendForEver() {}

  public static void main(String[] arguments) throws Exception {
    UsageConfig config = new UsageConfig(false, 1 << 16, 50, Duration.ZERO);
    UsageJournal journal = UsageJournal.open(Path.of(arguments[0]), config, Databases.migrated());
    PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
    for (int i = 0; i < 4; i++) {
      new Thread(() -> appendForEver(journal, out)).start();
    }
  }

  private static void appendForEver(UsageJournal journal, PrintStream out) {
    while (true) {
      String id = EntryId.next();
      journal.append(Entries.full(id));
      out.write((id + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 27);
    }
  }
}
