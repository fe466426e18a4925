package ai.nexus.core.redaction;

import ai.nexus.wire.json.JsonText;
import java.util.List;

/**
 * The redaction of one exchange. In JSON the rules see each string without its escapes, names too,
 * and each number; strings that hold JSON themselves, as the arguments of tool calls do, are looked
 * into. {@code logprobs} are left out, since they say the text once more, token by token.
 */
public final class Redaction {

  private static final String REPEATS_THE_TEXT = "logprobs";
  private static final int MAX_DEPTH = 4;

  private final List<Rule> rules;
  private final Deadline deadline;

  Redaction(List<Rule> rules, Deadline deadline) {
    this.rules = rules;
    this.deadline = deadline;
  }

  /**
   * @param json stays valid where it is
   * @throws RedactionFailedException where it takes too long
   */
  public String json(String json) {
    return rules.isEmpty() ? json : json(json, 0);
  }

  /**
   * @param text that may be the beginning of a JSON text
   * @throws RedactionFailedException where it takes too long
   */
  public String text(String text) {
    return rules.isEmpty() ? text : text(text, 0);
  }

  private String json(String json, int depth) {
    JsonTokens tokens = new JsonTokens(json);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (tokens.next()) {
      int left = tokens.isName() && isRepetition(tokens) ? tokens.skipStructure() : -1;
      if (left >= 0) {
        out.append(json, copied, left).append("null");
        copied = tokens.end();
        continue;
      }
      String text = tokens.text();
      String redacted = text(text, depth + 1);
      if (!redacted.equals(text)) {
        JsonText.appendQuoted(out.append(json, copied, tokens.start()), redacted);
        copied = tokens.end();
      }
    }
    return copied == 0 ? json : out.append(json, copied, json.length()).toString();
  }

  private static boolean isRepetition(JsonTokens tokens) {
    return tokens.text().equals(REPEATS_THE_TEXT);
  }

  private String text(String text, int depth) {
    String redacted = depth < MAX_DEPTH && looksLikeJson(text) ? json(text, depth) : text;
    for (Rule rule : rules) {
      redacted = apply(rule, redacted);
    }
    return redacted;
  }

  private static boolean looksLikeJson(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i < text.length() && "{[".indexOf(text.charAt(i)) >= 0;
  }

  private String apply(Rule rule, String text) {
    try {
      return rule.apply(text, deadline);
    } catch (StackOverflowError tooDeep) {
      // java.util.regex calls itself for each turn of a group such as (a|b)*.
      throw new RedactionFailedException("rule " + rule.name() + " needs too deep a stack");
    } catch (RedactionFailedException late) {
      throw new RedactionFailedException("rule " + rule.name() + " " + late.getMessage());
    }
  }
}
