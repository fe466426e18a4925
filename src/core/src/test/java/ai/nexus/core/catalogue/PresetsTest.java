package ai.nexus.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.chat.ServerKind;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresetsTest {

  private static final URI ELSEWHERE = URI.create("http://10.0.0.1/v1");

  @Test
  void haveNamesOfTheirOwnAndAddressesThatTheirOptionsComplete() {
    assertThat(Presets.all()).extracting(Preset::label).doesNotHaveDuplicates();
    for (Preset preset : Presets.all()) {
      Map<String, String> options = new HashMap<>();
      preset.options().forEach(option -> options.put(option.name(), "x1"));
      URI address = URI.create(preset.serverUrl(options));

      assertThat(address.getHost()).as(preset.label()).isNotEmpty();
      assertThat(address.toString()).doesNotEndWith("/").doesNotContain("{");
      assertThat(URI.create(preset.docs()).getHost()).isNotEmpty();
    }
  }

  @Test
  void knowHowAzureAddressesDeployments() {
    ProviderApi dated = api("azure", Map.of("api_version", "2024-10-21"));
    ProviderApi undated = api("azure", Map.of());

    assertThat(dated.chatPath("gpt 4", true))
        .isEqualTo("/deployments/gpt%204/chat/completions?api-version=2024-10-21");
    assertThat(dated.path(Operation.RESPONSES, "gpt-4"))
        .isEqualTo("/responses?api-version=2024-10-21");
    assertThat(dated.storedPath("/r1")).isEqualTo("/responses/r1?api-version=2024-10-21");
    assertThat(dated.storedPath("/r1?include=a"))
        .isEqualTo("/responses/r1?include=a&api-version=2024-10-21");
    assertThat(undated.storedPath("/r1")).isEqualTo("/responses/r1");
    assertThat(undated.path(Operation.EMBEDDINGS, "e")).isEqualTo("/embeddings");
    assertThat(undated.headers(Optional.of("k"))).isEqualTo(Map.of("api-key", "k"));
  }

  @Test
  void knowThatGooglesGlobalHostHasNoRegion() {
    Preset vertex = Presets.find("vertex").orElseThrow();

    assertThat(vertex.serverUrl(Map.of("region", "global", "project", "p")))
        .isEqualTo(
            "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/google");
  }

  @Test
  void tellWhoServesResponses() {
    ProviderApi unknown = ProviderApi.of(Dialect.OPENAI);

    assertThat(api("xai", Map.of()).serves(Operation.RESPONSES, ELSEWHERE)).isTrue();
    assertThat(api("mistral", Map.of()).serves(Operation.RESPONSES, ELSEWHERE)).isFalse();
    assertThat(unknown.serves(Operation.RESPONSES, ELSEWHERE)).isFalse();
    assertThat(unknown.serves(Operation.RESPONSES, URI.create("https://api.openai.com/v1")))
        .isTrue();
    assertThat(unknown.serves(Operation.EMBEDDINGS, ELSEWHERE)).isTrue();
    assertThat(unknown.serves(Operation.MESSAGES, ELSEWHERE)).isFalse();
  }

  @Test
  void letUnnamedServersHaveWhatAllOfThemTake() {
    ProviderApi unknown = ProviderApi.of(Dialect.OPENAI);

    assertThat(unknown.kind(ELSEWHERE)).isEqualTo(ServerKind.PLAIN);
    assertThat(unknown.kind(URI.create("https://api.openai.com/v1"))).isEqualTo(ServerKind.OPENAI);
    assertThat(api("openrouter", Map.of()).kind(ELSEWHERE)).isEqualTo(ServerKind.EXTENDED);
  }

  @Test
  void areStoredWithTheirOptions() {
    Map<String, String> options = Map.of("region", "eu-west-1", "b", "\"");

    assertThat(ProviderOptions.read(ProviderOptions.write(options))).isEqualTo(options);
    assertThat(ProviderOptions.write(Map.of())).isEmpty();
  }

  private static ProviderApi api(String label, Map<String, String> options) {
    Preset preset = Presets.find(label).orElseThrow();
    return new ProviderApi(preset.dialect(), Optional.of(preset), options);
  }
}
