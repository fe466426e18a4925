package ai.nexus.admin.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.problem.InvalidFieldsException;
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
        .isInstanceOf(InvalidFieldsException.class)
        .extracting(refused -> ((InvalidFieldsException) refused).violations())
        .asString()
        .contains("circuit", "must be one of closed, open, half_open", "limit", "state");
  }

  private static JsonObject target(String circuit) {
    return Json.createObjectBuilder().add("circuit", circuit).build();
  }
}
