package ai.nexus.core.config;

import java.util.List;

/** The configuration cannot be used; the message lists every fault, one a line. */
public final class BadConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadConfigurationException(List<String> faults) {
    super("Bad configuration:\n  " + String.join("\n  ", faults));
  }
}
