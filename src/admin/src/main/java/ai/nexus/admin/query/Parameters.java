package ai.nexus.admin.query;

import ai.nexus.admin.json.TimeText;
import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.problem.Violation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the parameters of a query and collects everything that is wrong with them. One that there
 * is not is refused: misspelt, a filter would show what nobody asked for. A reader takes all of its
 * parameters, then calls {@link #check()}; what a faulty one returned before is of no use.
 */
public final class Parameters {

  private static final int LONGEST_TEXT = 200;

  private final MultivaluedMap<String, String> given;
  private final List<Violation> violations = new ArrayList<>();

  /** Takes none more than once. */
  public Parameters(MultivaluedMap<String, String> given, Set<String> names) {
    this(given, names, Set.of());
  }

  /**
   * @param once those that are given once at most
   * @param often those that may be repeated
   */
  public Parameters(MultivaluedMap<String, String> given, Set<String> once, Set<String> often) {
    this.given = given;
    String all = Stream.of(once, often).flatMap(Set::stream).sorted().collect(joined());
    given.forEach(
        (name, values) -> {
          if (!once.contains(name) && !often.contains(name)) {
            fault(name, "is not a parameter; there are " + (all.isEmpty() ? "none here" : all));
          } else if (!often.contains(name) && values.size() > 1) {
            fault(name, "must be given once");
          }
        });
  }

  /** A time; without an offset it is one of the zone. */
  public Optional<Instant> time(String name, ZoneId zone) {
    return read(name, text -> TimeText.parse(text, zone), TimeText.FORM);
  }

  /** A text that is not empty. */
  public Optional<String> text(String name) {
    return read(
        name,
        text -> Optional.of(text).filter(some -> !some.isEmpty() && some.length() <= LONGEST_TEXT),
        "must have 1 to " + LONGEST_TEXT + " characters");
  }

  /** The value that has this label. */
  public <T> Optional<T> oneOf(String name, T[] values, Function<T, String> label) {
    return one(name).flatMap(text -> known(name, text, values, label));
  }

  /** The value that a part of the parameter names. */
  public <T> Optional<T> known(String name, String text, T[] values, Function<T, String> label) {
    Optional<T> found =
        Stream.of(values).filter(value -> label.apply(value).equals(text)).findFirst();
    if (found.isEmpty()) {
      fault(name, "must be one of " + Stream.of(values).map(label).collect(joined()));
    }
    return found;
  }

  /** What the reader makes of it; empty where it is absent. */
  public <T> Optional<T> read(String name, Function<String, Optional<T>> reader, String otherwise) {
    Optional<String> text = one(name);
    Optional<T> value = text.flatMap(reader);
    if (text.isPresent() && value.isEmpty()) {
      fault(name, otherwise);
    }
    return value;
  }

  private Optional<String> one(String name) {
    return Optional.ofNullable(given.getFirst(name));
  }

  /** Every value of one that may be repeated. */
  public List<String> all(String name) {
    return given.getOrDefault(name, List.of());
  }

  /** Says that the range from {@code from} to {@code to} is none, where it is none. */
  public void checkOrder(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      fault("from", TimeText.ORDER);
    }
  }

  public void fault(String name, String message) {
    violations.add(new Violation(name, message));
  }

  /** What is wrong so far; more may be added. */
  public List<Violation> violations() {
    return violations;
  }

  /**
   * @throws InvalidFieldsException where something is wrong
   */
  public void check() {
    InvalidFieldsException.throwIfAny(violations);
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }
}
