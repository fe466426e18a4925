package ai.nexus.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.catalogue.ProviderApi;
import ai.nexus.wire.model.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  @Test
  void namesTheModelAsTheProviderKnowsItAndKeepsTheRest() {
    Query query =
        Query.of("call_id=a%2Fb&model=my%20model&&x&mod%65l=other&deployment=d&api-version=1");

    assertThat(query.model()).hasValue("my model");
    assertThat(query.path("up/stream 1", ProviderApi.of(Dialect.OPENAI)))
        .isEqualTo("/realtime?model=up%2Fstream+1&call_id=a%2Fb");
  }

  @Test
  void namesNoModelBesideTranscripts() {
    Query query = Query.of("model=m&intent=transcription");

    assertThat(query.model()).hasValue("m");
    assertThat(query.path("m", ProviderApi.of(Dialect.OPENAI)))
        .isEqualTo("/realtime?intent=transcription");
  }

  @Test
  void takesTheFirstOfTwoModelsAndPassesNoneOn() {
    Query query = Query.of("model=one&model=two");

    assertThat(query.model()).hasValue("one");
    assertThat(query.path("one", ProviderApi.of(Dialect.OPENAI))).isEqualTo("/realtime?model=one");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "model=", "model=%20", "model=%zz", "models=m", "x=model"})
  void hasNoModelWhereNoneIsNamed(String raw) {
    assertThat(Query.of(raw).model()).isEmpty();
  }
}
