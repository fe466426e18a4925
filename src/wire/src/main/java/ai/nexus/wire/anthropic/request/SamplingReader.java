package ai.nexus.wire.anthropic.request;

import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.Sampling;
import java.util.Optional;

/** Reads what limits and varies an answer. */
final class SamplingReader {

  private SamplingReader() {}

  static Sampling read(Members request) {
    return new Sampling(
        request.whole("max_tokens"),
        request.number("temperature"),
        request.number("top_p"),
        request.whole("top_k"),
        request.texts("stop_sequences"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
