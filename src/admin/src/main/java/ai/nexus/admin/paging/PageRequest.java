package ai.nexus.admin.paging;

import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.problem.Violation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a list that was asked for: {@code ?limit=} (1 to 500, default 100) and {@code
 * ?after=}, the id of the last item that the caller already has.
 */
public record PageRequest(int limit, Optional<String> after) {

  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 500;

  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{1,4}");

  /** A page of a list whose ids are numbers. */
  public static PageRequest byNumber(MultivaluedMap<String, String> query) {
    List<Violation> violations = new ArrayList<>();
    String otherwise = "must be the id of an item, a whole number";
    PageRequest asked = read(query, WHOLE_NUMBER, otherwise, violations);
    InvalidFieldsException.throwIfAny(violations);
    return asked;
  }

  /** A page of a list whose ids match the pattern. */
  public static PageRequest by(Pattern id, MultivaluedMap<String, String> query) {
    List<Violation> violations = new ArrayList<>();
    PageRequest asked = by(id, query, violations);
    InvalidFieldsException.throwIfAny(violations);
    return asked;
  }

  /** The same beside other parameters; what is wrong is added to what is wrong with them. */
  public static PageRequest by(
      Pattern id, MultivaluedMap<String, String> query, List<Violation> violations) {
    return read(query, id, "must be the id of an item", violations);
  }

  /** The id after which the page starts, of a list whose ids are numbers. */
  public long afterNumber() {
    return after.map(Long::parseLong).orElse(0L);
  }

  private static PageRequest read(
      MultivaluedMap<String, String> query,
      Pattern id,
      String otherwise,
      List<Violation> violations) {
    Optional<String> asked = Optional.ofNullable(query.getFirst("limit"));
    Optional<String> limit = asked.filter(PageRequest::isLimit);
    if (asked.isPresent() && limit.isEmpty()) {
      violations.add(new Violation("limit", "must be a number between 1 and " + MAX_LIMIT));
    }
    Optional<String> after = Optional.ofNullable(query.getFirst("after"));
    if (after.filter(text -> !id.matcher(text).matches()).isPresent()) {
      violations.add(new Violation("after", otherwise));
    }
    return new PageRequest(limit.map(Integer::parseInt).orElse(DEFAULT_LIMIT), after);
  }

  private static boolean isLimit(String text) {
    if (!SMALL_NUMBER.matcher(text).matches()) {
      return false;
    }
    int limit = Integer.parseInt(text);
    return limit >= 1 && limit <= MAX_LIMIT;
  }
}
