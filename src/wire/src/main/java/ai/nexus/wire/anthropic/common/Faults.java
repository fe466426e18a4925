package ai.nexus.wire.anthropic.common;

import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.model.UpstreamFormatException;

/** Whose document it is, and so who is told of a member that is not what it must be. */
public enum Faults {
  /** A client's request. */
  REQUEST {
    @Override
    public RuntimeException at(String path, String message) {
      return new BadRequestException("'" + path + "' " + message, path);
    }
  },
  /** A provider's answer. */
  ANSWER {
    @Override
    public RuntimeException at(String path, String message) {
      return new UpstreamFormatException("'" + path + "' of the answer " + message);
    }
  };

  /**
   * @param path such as {@code messages[0].content}
   * @param message goes on behind the path: {@code must be a text}
   */
  public abstract RuntimeException at(String path, String message);
}
