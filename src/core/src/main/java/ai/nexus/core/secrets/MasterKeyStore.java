package ai.nexus.core.secrets;

import ai.nexus.core.config.HomeConfig;
import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Finds the master key: the setting {@code nexus.master.key}, else the file {@code
 * data/master.key}, which is made on the first start for its owner alone. Both applications may
 * start at once: one makes the file, the other reads it.
 */
public final class MasterKeyStore {

  public static final Setting<String> KEY = Setting.text("nexus.master.key", "");

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int READ_ATTEMPTS = 200;
  private static final long READ_PAUSE_MILLIS = 10;

  private MasterKeyStore() {}

  /** Reports what is wrong with the settings of the master key; looks at no file. */
  public static void check(SettingsReader settings) {
    settings.read(LostSecrets.RESET);
    String configured = settings.read(KEY);
    try {
      if (!configured.isBlank()) {
        MasterKey.requireUsable(configured);
      }
    } catch (IllegalArgumentException unusable) {
      settings.fault(KEY.key() + ": " + unusable.getMessage());
    }
  }

  /** Whether {@link #load} would make a new key: the setting and the file are both missing. */
  public static boolean wouldMake(SettingsReader settings, HomeConfig home) {
    return settings.read(KEY).isBlank() && Files.notExists(file(home));
  }

  /** Where the key is when it is not set. */
  public static Path file(HomeConfig home) {
    return home.data().resolve("master.key");
  }

  /**
   * @throws IllegalStateException that says what to do; never what the key is
   */
  public static MasterKey load(SettingsReader settings, HomeConfig home) {
    String configured = settings.read(KEY);
    if (!configured.isBlank()) {
      return parse(KEY.key(), configured);
    }
    Path file = file(home);
    try {
      createUnlessThere(file);
      requireOwnerOnly(file);
      return parse(file.toString(), readWhole(file));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read or make the master key file " + file, failed);
    }
  }

  private static MasterKey parse(String where, String text) {
    try {
      return MasterKey.of(text);
    } catch (IllegalArgumentException unusable) {
      throw new IllegalStateException(where + ": " + unusable.getMessage(), unusable);
    }
  }

  private static void createUnlessThere(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    OwnerOnly.createFolders(file.getParent());
    Set<StandardOpenOption> makeNew =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, makeNew, OwnerOnly.file(file))) {
      ByteBuffer text = StandardCharsets.US_ASCII.encode(MasterKey.random() + "\n");
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException madeByTheOther) {
      return;
    }
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IllegalStateException(
          "others may read the master key file " + file + "; run: chmod 600 " + file);
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getFileAttributeView(file.getParent(), PosixFileAttributeView.class) != null;
  }

  /** Waits for the other application, which may have made the file and not yet filled it. */
  private static String readWhole(Path file) throws IOException {
    for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      if (text.endsWith("\n") || text.trim().length() >= MasterKey.BYTES) {
        return text;
      }
      pause();
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static void pause() {
    try {
      Thread.sleep(READ_PAUSE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the master key", stopped);
    }
  }
}
