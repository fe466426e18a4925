package ai.nexus.admin.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.json.Fields;
import ai.nexus.core.catalogue.Affinity;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Strategy;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteInputTest {

  @Test
  void takesTheDefaultsForWhatIsLeftOut() {
    assertThat(read("gpt-4", "")).isEqualTo(RoutePolicy.of("gpt-4"));
    assertThat(read("gpt-*", "'strategy':null,'fallbacks':null"))
        .isEqualTo(RoutePolicy.of("gpt-*"));
  }

  @Test
  void readsAllFields() {
    RoutePolicy policy =
        read(
            "meta/llama",
            """
            'model':'meta/llama','strategy':'least_busy','affinity':'none',
            'fallbacks':['o3','a b'],'first_event_timeout_ms':100,'total_timeout_ms':1000,
            'created_at':'x','updated_at':'x'
            """);

    assertThat(policy)
        .isEqualTo(
            new RoutePolicy(
                "meta/llama",
                Strategy.LEAST_BUSY,
                Affinity.NONE,
                List.of("o3", "a b"),
                Optional.of(Duration.ofMillis(100)),
                Optional.of(Duration.ofSeconds(1))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'strategy':'Fastest' | strategy must be one of weighted, least_busy, fastest",
        "'strategy':1 | strategy must be a string, was a number",
        "'affinity':'key' | affinity must be one of none, conversation",
        "'fallbacks':['a','gpt-4'] | fallbacks[1] must be another model than the route's own",
        "'fallbacks':['a','b','a'] | fallbacks must not hold the same model twice",
        "'fallbacks':['gpt-*'] | fallbacks[0] must not hold a *",
        "'fallbacks':[''] | fallbacks[0] must not be blank",
        "'first_event_timeout_ms':7200001 | first_event_timeout_ms must be from 100 to 7200000",
        "'total_timeout_ms':999 | total_timeout_ms must be from 1000 to 86400000",
        "'model':'gpt-5' | model must be the one that the path names",
        "'weight':1 | weight is not a field of this resource"
      })
  void refusesBadFields(String fields, String message) {
    assertThatThrownBy(() -> read("gpt-4", fields)).hasMessage(message);
  }

  @Test
  void refusesMoreFallbacksThanTen() {
    assertThatThrownBy(
            () -> read("m", "'fallbacks':['1','2','3','4','5','6','7','8','9','10','11']"))
        .hasMessage("fallbacks must have at most 10 elements, had 11");
  }

  @Test
  void refusesANameThatNoModelCanHave() {
    assertThatThrownBy(() -> read("*-*", "")).hasMessageContaining("model may hold one * at most");
    assertThatThrownBy(() -> read("x".repeat(201), ""))
        .hasMessage("model must have at most 200 characters, had 201");
  }

  private static RoutePolicy read(String model, String members) {
    String json = "{" + members.replace('\'', '"') + "}";
    return RouteInput.read(
        model, new Fields(Json.createReader(new StringReader(json)).readObject()));
  }
}
