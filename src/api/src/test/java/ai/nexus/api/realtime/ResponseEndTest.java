package ai.nexus.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.error.Failure;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.realtime.RealtimeResponse;
import ai.nexus.wire.openai.realtime.RealtimeResponse.Status;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseEndTest {

  @ParameterizedTest
  @CsvSource({
    "COMPLETED,max_output_tokens,COMPLETED,200,",
    "CANCELLED,turn_detected,CLIENT_CLOSED,499,turn_detected",
    "CANCELLED,,CLIENT_CLOSED,499,client_closed",
    "FAILED,rate_limit_exceeded,UPSTREAM_ERROR,502,rate_limit_exceeded",
    "FAILED,,UPSTREAM_ERROR,502,upstream_broken"
  })
  void isWhatTheProviderTold(Status told, String why, Outcome outcome, int status, String code) {
    RealtimeResponse response =
        new RealtimeResponse("r", told, Optional.ofNullable(why), UsageReport.NONE);

    assertThat(ResponseEnd.of(response))
        .isEqualTo(new ResponseEnd(outcome, status, Optional.ofNullable(code)));
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT_GONE,CLIENT_CLOSED",
    "UPSTREAM_BROKEN,UPSTREAM_ERROR",
    "UPSTREAM_TIMEOUT,TIMEOUT",
    "SHUTTING_DOWN,REJECTED",
    "MODEL_NOT_FOUND,REJECTED"
  })
  void isWhatEndedItElse(Failure failure, Outcome outcome) {
    assertThat(ResponseEnd.of(failure))
        .isEqualTo(new ResponseEnd(outcome, failure.status(), failure.code()));
  }
}
