package ai.nexus.admin.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;

class TargetQueryTest {

  private final MultivaluedMap<String, String> given = new MultivaluedHashMap<>();

  @Test
  void wantsAllUnlessItNamesCircuits() {
    assertThat(TargetQuery.read(given).wants(target("closed"))).isTrue();
  }

  @Test
  void wantsEveryCircuitThatItNames() {
    given.add("circuit", "open");
    given.add("circuit", "half_open");

    TargetQuery query = TargetQuery.read(given);

    assertThat(query.wants(target("open"))).isTrue();
    assertThat(query.wants(target("half_open"))).isTrue();
    assertThat(query.wants(target("closed"))).isFalse();
  }

  @Test
  void namesEverythingThatIsWrong() {
    given.add("circuit", "ajar");
    given.add("limit", "0");
    given.add("state", "open");

    assertThatThrownBy(() -> TargetQuery.read(given))
        .isInstanceOfSatisfying(
            InvalidFieldsException.class,
            refused ->
                assertThat(refused.violations())
                    .extracting(Violation::field)
                    .containsExactlyInAnyOrder("circuit", "limit", "state"));
  }

  @Test
  void knowsAProviderByItsIdAndItsName() {
    given.add("provider", "7");

    assertThat(TargetQuery.read(given).wants(target("open", 7, "any"))).isTrue();
    assertThat(TargetQuery.read(given).wants(target("open", 8, "7"))).isTrue();
    assertThat(TargetQuery.read(given).wants(target("open", 77, "any"))).isFalse();
  }

  private static JsonObject target(String circuit) {
    return target(circuit, 1, "any");
  }

  private static JsonObject target(String circuit, long providerId, String provider) {
    return Json.createObjectBuilder()
        .add("circuit", circuit)
        .add("provider_id", providerId)
        .add("provider", provider)
        .build();
  }
}
