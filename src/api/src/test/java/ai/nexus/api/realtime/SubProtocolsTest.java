package ai.nexus.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubProtocolsTest {

  @Test
  void holdTheKeyAndTheBetaOfABrowser() {
    SubProtocols offered =
        new SubProtocols(
            List.of("realtime", "openai-insecure-api-key.sk-1", "openai-beta.realtime-v1"));

    assertThat(offered.key()).hasValue("sk-1");
    assertThat(offered.beta()).hasValue("realtime=v1");
    assertThat(offered.passedOn()).containsExactly("realtime");
  }

  @Test
  void areNotMadeUpForAClientThatOffersNone() {
    SubProtocols offered = new SubProtocols(List.of());

    assertThat(offered.key()).isEmpty();
    assertThat(offered.beta()).isEmpty();
    assertThat(offered.passedOn()).isEmpty();
  }

  @Test
  void takeNoEmptyKeyAndNoOtherBeta() {
    SubProtocols offered =
        new SubProtocols(List.of("openai-insecure-api-key.", "openai-beta.assistants-v2"));

    assertThat(offered.key()).isEmpty();
    assertThat(offered.beta()).isEmpty();
    assertThat(offered.passedOn()).isEmpty();
  }
}
