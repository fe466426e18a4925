package ai.nexus.core.redaction;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rules that come with the gateway, by name. They rather take too much than too little.
 * Repetitions are possessive or bounded, so that each takes time in proportion to the text.
 */
final class ReadyRules {

  // Or behind a line break or tab that is still escaped, as in a text that was escaped twice.
  private static final String APART = "(?:(?<![A-Za-z0-9])|(?<=\\\\[nrt]))";
  private static final String ENDED = "(?![A-Za-z0-9])";

  // Local part and domain in ASCII; the last label is letters, so name@1.2 is none.
  private static final String EMAIL =
      "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++"
          + "@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,63}"
          + ENDED;

  // OpenAI, Anthropic, DeepSeek, OpenRouter; a capital or a digit, so that no words match. It is
  // looked for among a few characters only, because each sk- of a long text looks anew.
  private static final String AFTER_SK = "(?=[a-z_-]{0,40}+[A-Z0-9])[A-Za-z0-9_-]{16,}+";

  /**
   * The same right behind a letter or digit, as in {@code keysk-…}. Behind a letter only what no
   * task-, desk- or risk- is followed by.
   */
  private static final String GLUED =
      "sk-(?:(?<=[0-9]sk-)"
          + AFTER_SK
          + "|(?=[a-z0-9]{0,40}+[A-Z])[A-Za-z0-9]{40,}+"
          + "|(?:proj|svcacct|admin)-(?=[a-z0-9_-]{0,40}+[A-Z])[A-Za-z0-9_-]{40,}+"
          + "|ant-[a-z]{3,5}[0-9]{2}-[A-Za-z0-9_-]{16,}+"
          + "|or-v1-[0-9a-f]{32,}+)";

  /** By whose they are; the forms are those that secret scanners look for. */
  private static final List<String> KEYS =
      List.of(
          "sk-" + AFTER_SK,
          // Stripe
          "[prs]k_(?:live|test)_[A-Za-z0-9]{16,}+",
          // AWS: access key id
          "(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}" + ENDED,
          // Google: API key, OAuth token
          "AIza[A-Za-z0-9_-]{30,}+",
          "ya29\\.[A-Za-z0-9._-]{20,}+",
          // GitHub, GitLab
          "gh[opsur]_[A-Za-z0-9]{30,}+",
          "github_pat_[A-Za-z0-9_]{22,}+",
          "glpat-[A-Za-z0-9_-]{20,}+",
          // Slack
          "xox[a-z]-[A-Za-z0-9-]{10,}+",
          "xapp-[A-Za-z0-9-]{20,}+",
          // Hugging Face, Groq, xAI, Replicate, Perplexity
          "hf_[A-Za-z0-9]{30,}+",
          "gsk_[A-Za-z0-9]{20,}+",
          "xai-[A-Za-z0-9]{20,}+",
          "r8_[A-Za-z0-9]{30,}+",
          "pplx-[A-Za-z0-9]{30,}+",
          // npm, PyPI, SendGrid
          "npm_[A-Za-z0-9]{30,}+",
          "pypi-[A-Za-z0-9_-]{30,}+",
          "SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,}+",
          // JSON Web Token
          "eyJ[A-Za-z0-9_-]{8,400}+\\.eyJ[A-Za-z0-9_-]{8,4000}+\\.[A-Za-z0-9_-]{8,}+",
          // what an Authorization header carries
          "(?i:bearer)\\s{1,4}[A-Za-z0-9._~+/-]{16,}+={0,2}");

  // A whole block; where its end is missing, all of the rest.
  private static final String PRIVATE_KEY =
      "-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
          + "[\\s\\S]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----|\\z)";

  /** Ways to write telephone numbers; a bare row of digits is one only in China's mobile form. */
  private static final List<String> PHONES =
      List.of(
          // international: +49 (0)30 1234567, 0049 30 1234567
          "(?:\\+|00(?=[1-9]))\\d(?:[ ./()-]{0,3}\\d){7,14}",
          // North America: (212) 555-0123, 1-212-555-0123
          "(?:1[ .-])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[ .-])\\d{3}[ .-]\\d{4}",
          // China, mobile: 13800138000, 138 0013 8000
          "1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}",
          // with a trunk zero: 030 1234567, (010) 6552-9988, 020 7946 0958
          "\\(?0[1-9]\\d{0,3}\\)?[ /-](?:\\d{5,8}|\\d{3,4}(?:[ -]\\d{2,5}){1,3})",
          // France: 01 23 45 67 89
          "0[1-9](?:[ .-]?\\d{2}){4}");

  private static final Map<String, Rule> BY_NAME =
      Map.of(
          "key",
          new PatternRule(
              "key",
              Pattern.compile(
                  APART + "(?:" + String.join("|", KEYS) + ")|" + GLUED + "|" + PRIVATE_KEY)),
          "email",
          new PatternRule("email", Pattern.compile(EMAIL)),
          "card",
          new CardRule(),
          "phone",
          new PatternRule(
              "phone",
              Pattern.compile(
                  "(?<![A-Za-z0-9+.])(?<![A-Fa-f0-9]-)(?:"
                      + String.join("|", PHONES)
                      + ")(?![A-Za-z0-9])(?!-[A-Fa-f0-9])")));

  /** In the order in which they are applied: a card must not be taken for a telephone number. */
  static final List<String> NAMES = List.of("key", "email", "card", "phone");

  private ReadyRules() {}

  static Rule of(String name) {
    return BY_NAME.get(name);
  }
}
