package ai.nexus.admin.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.json.Fields;
import ai.nexus.core.catalogue.Placement;
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

  @Test
  void takesWhereTheModelStandsAmongThoseOfItsName() {
    Fields fields = fields(body("gpt", "gpt").add("priority", 0).add("weight", 1000));

    assertThat(ModelInput.read(fields).placement()).isEqualTo(new Placement(0, 1000));
    assertThat(read("gpt", "gpt").placement()).isEqualTo(new Placement(1, 1));
  }

  @Test
  void refusesAPlaceOutOfBounds() {
    Fields fields = fields(body("gpt", "gpt").add("priority", -1).add("weight", 1001));

    assertThatThrownBy(() -> ModelInput.read(fields))
        .hasMessage("priority must be from 0 to 1000; weight must be from 0 to 1000");
  }

  private static ModelInput read(String name, String upstream) {
    return ModelInput.read(fields(body(name, upstream)));
  }

  private static JsonObjectBuilder body(String name, String upstream) {
    return Json.createObjectBuilder()
        .add("provider_id", 1)
        .add("model_name", name)
        .add("upstream_model", upstream);
  }

  private static Fields fields(JsonObjectBuilder body) {
    return new Fields(body.build());
  }
}
