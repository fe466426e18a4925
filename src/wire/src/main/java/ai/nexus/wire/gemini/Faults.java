package ai.nexus.wire.gemini;

import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.model.UpstreamFormatException;

/** Whose document it is, and so who is told of a member that is not what it must be. */
enum Faults {
  /** A client's request. */
  REQUEST {
    @Override
    RuntimeException at(String path, String message) {
      return new BadRequestException("'" + path + "' " + message, path);
    }
  },
  /** A provider's answer. */
  ANSWER {
    @Override
    RuntimeException at(String path, String message) {
      return new UpstreamFormatException("'" + path + "' of the answer " + message);
    }
  };

  /**
   * @param path such as {@code contents[0].parts}
   * @param message goes on behind the path: {@code must be a text}
   */
  abstract RuntimeException at(String path, String message);
}
