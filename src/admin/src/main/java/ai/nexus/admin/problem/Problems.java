package ai.nexus.admin.problem;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Turns whatever went wrong into the {@link Problem} that the caller sees. */
public final class Problems {

  private static final int MAX_CAUSES = 20;

  private Problems() {}

  public static Problem of(Throwable thrown) {
    if (thrown instanceof InvalidFieldsException invalid) {
      return new Problem(400, phrase(400), sentence(invalid.getMessage()), invalid.violations());
    }
    if (thrown instanceof GatewayException refused) {
      return ofGateway(refused);
    }
    if (thrown instanceof WebApplicationException refused) {
      return ofJaxRs(refused);
    }
    if (sqlStateOf(thrown).filter(Problems::isPassing).isPresent()) {
      return new Problem(503, phrase(503), "The database is busy or not reachable; try again.");
    }
    return new Problem(500, phrase(500), "The gateway failed; its log tells why.");
  }

  /** The state of the innermost SQL error that caused this. */
  private static Optional<String> sqlStateOf(Throwable thrown) {
    Throwable cause = thrown;
    Optional<String> state = Optional.empty();
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof SQLException refused && refused.getSQLState() != null) {
        state = Optional.of(refused.getSQLState());
      }
      cause = cause.getCause();
    }
    return state;
  }

  /** Connection lost (08), deadlock or lock timeout (40). */
  private static boolean isPassing(String sqlState) {
    return sqlState.startsWith("08") || sqlState.startsWith("40");
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static Problem ofGateway(GatewayException refused) {
    Failure failure = refused.failure();
    List<Violation> errors =
        refused.param().map(field -> new Violation(field, refused.getMessage())).stream().toList();
    return new Problem(failure.status(), phrase(failure.status()), refused.getMessage(), errors);
  }

  private static Problem ofJaxRs(WebApplicationException refused) {
    int status = refused.getResponse().getStatus();
    return new Problem(status, phrase(status), detailOf(refused));
  }

  private static String detailOf(WebApplicationException refused) {
    if (refused instanceof NotFoundException) {
      return "There is no such resource; GET / names those that there are.";
    }
    if (refused instanceof NotAllowedException) {
      return "This resource does not take this method; see the Allow header.";
    }
    if (refused instanceof NotAcceptableException) {
      return "The answer is application/json; let the Accept header allow it.";
    }
    if (refused instanceof NotSupportedException) {
      return "The body must be JSON; send Content-Type: application/json.";
    }
    if (refused instanceof ServiceUnavailableException) {
      return sentence(refused.getMessage());
    }
    return phrase(refused.getResponse().getStatus());
  }

  static String phrase(int status) {
    return Optional.ofNullable(Status.fromStatusCode(status))
        .map(Status::getReasonPhrase)
        .orElse("HTTP status " + status);
  }
}
