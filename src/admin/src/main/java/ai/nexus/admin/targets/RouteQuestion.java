package ai.nexus.admin.targets;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * For whom a request would be placed. Without client key and provider that is all client keys
 * together, as though one opened every provider.
 *
 * @param clientKey in full; a secret
 * @param providerId whose client key is meant
 */
record RouteQuestion(
    Optional<String> clientKey, OptionalLong providerId, Optional<String> conversation) {

  private static final TextRule KEY =
      TextRule.matching(
          Pattern.compile("[!-~]{1,200}"), "must have 1 to 200 printable ASCII characters");
  private static final TextRule CONVERSATION =
      TextRule.matching(
          Pattern.compile("(?!\\.)[!-~&&[^/\\\\]]{1,128}"),
          "must have 1 to 128 printable ASCII characters, no / and no \\, and not begin with a dot");

  /**
   * @throws ai.nexus.admin.problem.InvalidFieldsException that names every wrong field
   */
  static RouteQuestion read(Fields fields) {
    Optional<String> clientKey = fields.text("client_key", KEY);
    OptionalLong providerId = fields.number("provider_id");
    Optional<String> conversation = fields.text("conversation_id", CONVERSATION);
    if (clientKey.isPresent() && providerId.isPresent()) {
      fields.fault("provider_id", "must not stand beside client_key");
    }
    fields.check();
    return new RouteQuestion(clientKey, providerId, conversation);
  }

  /** What the answer calls it. */
  String scope() {
    if (clientKey.isPresent()) {
      return "client_key";
    }
    return providerId.isPresent() ? "provider" : "all";
  }

  @Override
  public String toString() {
    return "RouteQuestion[" + scope() + "]";
  }
}
