package ai.nexus.admin.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.json.Fields;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.junit.jupiter.api.Test;

class ModelInputTest {

  @Test
  void takesOneStarInANameAndInItsUpstreams() {
    ModelInput input = read("gpt-*", "openai/gpt-*");

    assertThat(input.modelName()).isEqualTo("gpt-*");
    assertThat(input.upstreamModel()).hasValue("openai/gpt-*");
  }

  @Test
  void refusesTwoStars() {
    assertThatThrownBy(() -> read("*-*", "x"))
        .hasMessage("model_name may hold one * at most, which stands for any text");
  }

  @Test
  void refusesAStarThatNothingStandsFor() {
    assertThatThrownBy(() -> read("gpt", "openai/*"))
        .hasMessage("upstream_model may hold a * only where model_name does");
  }

  private static ModelInput read(String name, String upstream) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("provider_id", 1)
            .add("model_name", name)
            .add("upstream_model", upstream);
    return ModelInput.read(new Fields(body.build()));
  }
}
