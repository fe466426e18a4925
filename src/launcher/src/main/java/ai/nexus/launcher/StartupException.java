package ai.nexus.launcher;

import java.util.List;

/** The gateway cannot start. Each fault is one line that tells the operator what to change. */
final class StartupException extends Exception {

  private static final long serialVersionUID = 1L;

  StartupException(String fault) {
    super(fault);
  }

  StartupException(String fault, Throwable cause) {
    super(fault, cause);
  }

  StartupException(List<String> faults) {
    super(String.join("\n  ", faults));
  }
}
