package ai.nexus.admin.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void namesEveryField() {
    Violation one = new Violation("name", "is required");
    Violation other = new Violation("enabled", "must be true or false");

    Problem problem = Problems.of(new InvalidFieldsException(List.of(one, other)));

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).isEqualTo("name is required; enabled must be true or false.");
    assertThat(problem.errors()).containsExactly(one, other);
  }

  @Test
  void takesTheStatusOfAFailure() {
    Problem problem = Problems.of(GatewayException.atParam(Failure.CONFLICT, "name", "is taken"));

    assertThat(problem)
        .isEqualTo(
            new Problem(409, "Conflict", "is taken", List.of(new Violation("name", "is taken"))));
  }

  @Test
  void hidesWhatWentWrongInside() {
    Problem problem = Problems.of(new IllegalStateException("password=hunter2"));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.toJson("/", "r")).doesNotContain("hunter2");
  }

  @Test
  void asksToTryAgainWhereTheDatabaseIsAway() {
    Throwable wrapped = new InvocationTargetException(new SQLException("gone", "08006"));

    assertThat(Problems.of(new IllegalStateException(wrapped)).status()).isEqualTo(503);
  }

  @Test
  void writesProblemJson() {
    Problem problem = new Problem(404, "Not Found", "No \"such\" thing");

    assertThat(problem.toJson("/a", "req_1"))
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"detail\":\"No \\\"such\\\" thing\",\"instance\":\"/a\",\"request_id\":\"req_1\"}");
  }
}
