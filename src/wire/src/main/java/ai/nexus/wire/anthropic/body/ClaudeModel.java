package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.chat.Reasoning.Effort;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model takes, by its name. Claude's models refuse with 400 what they do not know; what is
 * no Claude, but has Anthropic's API, is taken to know what Claude 4.0 does. Facts:
 * https://platform.claude.com/docs/en/build-with-claude/thinking, .../effort,
 * .../structured-outputs and the pages "What's new" of the models from 4.5 to 5.5.
 *
 * @param version 407 for 4.7
 */
record ClaudeModel(Family family, int version) {

  /** The models' names; the other members are by their size. */
  enum Family {
    OPUS,
    SONNET,
    HAIKU,
    FABLE,
    MYTHOS,
    /** No Claude. */
    OTHER
  }

  /** How a model is told to think. */
  enum Thinking {
    NOT_AT_ALL,
    /** With a budget of tokens. */
    BUDGET,
    EITHER,
    /** As it sees fit, with more or less effort. */
    ADAPTIVE
  }

  private static final String FAMILY = "(opus|sonnet|haiku|fable|mythos)";
  // claude-opus-4-7, claude-sonnet-4-20250514, anthropic/claude-opus-4.7
  private static final Pattern NAME =
      Pattern.compile("claude-" + FAMILY + "-(\\d{1,2})(?:[-.](\\d{1,2}))?(?!\\d)");
  // claude-3-7-sonnet-20250219
  private static final Pattern OLD_NAME = Pattern.compile("claude-(\\d)(?:[-.](\\d))?-" + FAMILY);
  private static final Pattern WITHOUT_VERSION = Pattern.compile("claude-()()" + FAMILY);
  private static final int NEWEST = 9_999;

  static ClaudeModel of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    Matcher now = NAME.matcher(name);
    if (now.find()) {
      return new ClaudeModel(family(now.group(1)), version(now.group(2), now.group(3)));
    }
    Matcher old = OLD_NAME.matcher(name);
    if (old.find()) {
      return new ClaudeModel(family(old.group(3)), version(old.group(1), old.group(2)));
    }
    Matcher alias = WITHOUT_VERSION.matcher(name);
    return alias.find()
        ? new ClaudeModel(family(alias.group(3)), NEWEST)
        : new ClaudeModel(Family.OTHER, 400);
  }

  private static Family family(String name) {
    return Family.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static int version(String major, String minor) {
    return 100 * Integer.parseInt(major) + (minor == null ? 0 : Integer.parseInt(minor));
  }

  boolean isClaude() {
    return family != Family.OTHER;
  }

  /** Whether it takes temperature, top_p and top_k; later ones were made without. */
  boolean samples() {
    return version < 407;
  }

  /** Whether it refuses temperature beside top_p, as do Opus 4.1 and those that came after. */
  boolean samplesOneWay() {
    return version > 400;
  }

  Thinking thinking() {
    if (version < 307) {
      return Thinking.NOT_AT_ALL;
    }
    if (version < 406) {
      return Thinking.BUDGET;
    }
    return version == 406 ? Thinking.EITHER : Thinking.ADAPTIVE;
  }

  /** Whether it thinks where nothing is said of it. */
  boolean thinksUnasked() {
    return isClaude() && (version >= 500 || alwaysThinks());
  }

  /** Whether it refuses not to think. */
  boolean alwaysThinks() {
    return family == Family.FABLE
        || family == Family.MYTHOS
        || (family == Family.OPUS && version >= 505);
  }

  /** Whether it can be told to show its thoughts or not. */
  boolean showsThoughtsOnDemand() {
    return isClaude() && version >= 400;
  }

  boolean takesEffort() {
    return version >= 406 || (family == Family.OPUS && version == 405);
  }

  /** The nearest effort below that it knows. */
  String effort(Effort effort) {
    return switch (effort) {
      case NONE, MINIMAL, LOW -> "low";
      case MEDIUM -> "medium";
      case HIGH -> "high";
      case XHIGH -> version >= 407 ? "xhigh" : "high";
      case MAX -> version >= 406 ? "max" : "high";
    };
  }

  /** Whether it can be held to a JSON Schema. */
  boolean keepsToSchemas() {
    return !isClaude() || version >= 405;
  }

  /**
   * Whether a message of the system may stand amid the others
   * (https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages).
   */
  boolean takesLateInstructions() {
    boolean since48 = family != Family.SONNET && family != Family.HAIKU;
    return isClaude() && version >= (since48 ? 408 : 505);
  }
}
