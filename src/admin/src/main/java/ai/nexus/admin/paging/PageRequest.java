package ai.nexus.admin.paging;

import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.problem.Violation;
import ai.nexus.admin.query.Parameters;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The part of a list that was asked for: {@code ?limit=} (1 to 500, default 100) and {@code
 * ?after=}, the id of the last item that the caller already has.
 */
public record PageRequest(int limit, Optional<String> after) {

  /** What to say of an {@code after} that no answer gave out. */
  public static final String AS_LINKED = "must be as it stands in the link to the next page";

  private static final Set<String> NAMES = Set.of("limit", "after");

  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 500;

  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{1,5}");

  private static final String AN_ID = "must be the id of an item";
  private static final Limits USUAL = new Limits(DEFAULT_LIMIT, MAX_LIMIT);

  /** How many items a page has, where nothing else is said, and at most. */
  public record Limits(int usual, int most) {}

  /** A page of a list whose ids are numbers; there are no other parameters. */
  public static PageRequest byNumber(MultivaluedMap<String, String> query) {
    return byNumber(query, new Parameters(query, NAMES));
  }

  /** The same beside other parameters; throws where something is wrong with any of them. */
  public static PageRequest byNumber(MultivaluedMap<String, String> query, Parameters all) {
    String otherwise = "must be the id of an item, a whole number";
    PageRequest asked = read(query, USUAL, WHOLE_NUMBER, otherwise, all.violations());
    all.check();
    return asked;
  }

  /** A page of a list whose ids match the pattern; there are no other parameters. */
  public static PageRequest by(Pattern id, MultivaluedMap<String, String> query) {
    Parameters all = new Parameters(query, NAMES);
    PageRequest asked = read(query, USUAL, id, AN_ID, all.violations());
    all.check();
    return asked;
  }

  /** The same beside other parameters; what is wrong is added to what is wrong with them. */
  public static PageRequest by(
      Pattern id, MultivaluedMap<String, String> query, List<Violation> violations) {
    return read(query, USUAL, id, AN_ID, violations);
  }

  /**
   * A page of a list whose items have no ids: {@code after} comes from the link to the next page.
   */
  public static PageRequest byLink(
      Pattern after, Limits limits, MultivaluedMap<String, String> query) {
    List<Violation> violations = new ArrayList<>();
    PageRequest asked = read(query, limits, after, AS_LINKED, violations);
    InvalidFieldsException.throwIfAny(violations);
    return asked;
  }

  /** The id after which the page starts, of a list whose ids are numbers. */
  public long afterNumber() {
    return after.map(Long::parseLong).orElse(0L);
  }

  private static PageRequest read(
      MultivaluedMap<String, String> query,
      Limits limits,
      Pattern id,
      String otherwise,
      List<Violation> violations) {
    Optional<String> asked = Optional.ofNullable(query.getFirst("limit"));
    Optional<String> limit = asked.filter(text -> isLimit(text, limits.most()));
    if (asked.isPresent() && limit.isEmpty()) {
      violations.add(new Violation("limit", "must be a number between 1 and " + limits.most()));
    }
    Optional<String> after = Optional.ofNullable(query.getFirst("after"));
    if (after.filter(text -> !id.matcher(text).matches()).isPresent()) {
      violations.add(new Violation("after", otherwise));
    }
    return new PageRequest(limit.map(Integer::parseInt).orElse(limits.usual()), after);
  }

  private static boolean isLimit(String text, int most) {
    if (!SMALL_NUMBER.matcher(text).matches()) {
      return false;
    }
    int limit = Integer.parseInt(text);
    return limit >= 1 && limit <= most;
  }
}
