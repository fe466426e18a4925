package ai.nexus.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a file cannot be used, in words: the JDK often says no more than the exception's name. */
final class Reason {

  private Reason() {}

  static String of(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failed instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failed instanceof FileAlreadyExistsException) {
      return "there is a file of this name";
    }
    Optional<String> said =
        Optional.ofNullable(
            failed instanceof FileSystemException file ? file.getReason() : failed.getMessage());
    return said.orElseGet(failed::toString);
  }
}
