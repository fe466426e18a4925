package ai.nexus.core.redaction;

import java.time.Duration;
import java.util.List;

/** Takes out of texts what must not be stored. For many threads. */
public final class Redactor {

  /** How long all rules together may take for one exchange. */
  static final Duration LIMIT = Duration.ofSeconds(5);

  private final List<Rule> rules;
  private final Duration limit;

  Redactor(List<Rule> rules, Duration limit) {
    this.rules = List.copyOf(rules);
    this.limit = limit;
  }

  /** Changes nothing. */
  public static Redactor none() {
    return new Redactor(List.of(), LIMIT);
  }

  /** Begins with one exchange, whose time runs from now. */
  public Redaction begin() {
    return new Redaction(rules, new Deadline(limit));
  }
}
