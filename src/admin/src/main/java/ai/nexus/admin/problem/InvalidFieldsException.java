package ai.nexus.admin.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A request with wrong fields, all of them named; becomes a 400. */
public final class InvalidFieldsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public InvalidFieldsException(List<Violation> violations) {
    super(
        violations.stream()
            .map(violation -> violation.field() + " " + violation.message())
            .collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  public InvalidFieldsException(String field, String message) {
    this(List.of(new Violation(field, message)));
  }

  /** Where something is wrong. */
  public static void throwIfAny(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidFieldsException(violations);
    }
  }

  public List<Violation> violations() {
    return violations;
  }
}
