package ai.nexus.wire.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FinishReasonsTest {

  @ParameterizedTest
  @CsvSource({
    "STOP, STOP, TOOL_CALLS",
    "FINISH_REASON_UNSPECIFIED, STOP, TOOL_CALLS",
    "MAX_TOKENS, LENGTH, LENGTH",
    "CONTINUATION, LENGTH, LENGTH",
    "SAFETY, CONTENT_FILTER, CONTENT_FILTER",
    "RECITATION, CONTENT_FILTER, CONTENT_FILTER",
    "BLOCKLIST, CONTENT_FILTER, CONTENT_FILTER",
    "PROHIBITED_CONTENT, CONTENT_FILTER, CONTENT_FILTER",
    "SPII, CONTENT_FILTER, CONTENT_FILTER",
    "IMAGE_SAFETY, CONTENT_FILTER, CONTENT_FILTER",
    "IMAGE_PROHIBITED_CONTENT, CONTENT_FILTER, CONTENT_FILTER",
    "IMAGE_RECITATION, CONTENT_FILTER, CONTENT_FILTER",
    "MODEL_ARMOR, CONTENT_FILTER, CONTENT_FILTER",
    "ESCALATION, CONTENT_FILTER, CONTENT_FILTER",
    "PUP_LIMITED_DISABLED, CONTENT_FILTER, CONTENT_FILTER",
    "LANGUAGE, STOP, STOP",
    "OTHER, STOP, STOP",
    "MALFORMED_FUNCTION_CALL, STOP, STOP",
    "UNEXPECTED_TOOL_CALL, STOP, STOP",
    "TOO_MANY_TOOL_CALLS, STOP, STOP",
    "MISSING_THOUGHT_SIGNATURE, STOP, STOP",
    "MALFORMED_RESPONSE, STOP, STOP",
    "IMAGE_OTHER, STOP, STOP",
    "NO_IMAGE, STOP, STOP",
    "OF_NEXT_YEAR, STOP, STOP"
  })
  void readsEach(String finishReason, Reason alone, Reason withCalls) {
    assertThat(FinishReasons.read(finishReason, false)).isEqualTo(Finish.of(alone));
    assertThat(FinishReasons.read(finishReason, true)).isEqualTo(Finish.of(withCalls));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void readsWhatItWrites(Reason reason) {
    String written = FinishReasons.write(Finish.of(reason), false, false);

    assertThat(FinishReasons.read(written, reason == Reason.TOOL_CALLS).reason()).isEqualTo(reason);
  }
}
