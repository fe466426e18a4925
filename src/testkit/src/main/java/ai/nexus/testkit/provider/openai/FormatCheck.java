package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses forms of an answer that OpenAI refuses (…/docs/guides/structured-outputs). */
final class FormatCheck {

  private static final String MEMBER = "response_format";
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  private final Place root;

  FormatCheck(Place root) {
    this.root = root;
  }

  void check() throws Refusal {
    if (root.absent(MEMBER)) {
      return;
    }
    Place format = root.inner(MEMBER);
    format.oneOf("type", List.of("text", "json_object", "json_schema"));
    switch (format.string("type")) {
      case "json_object" -> jsonIsNamed();
      case "json_schema" -> schema(format.inner("json_schema"));
      default -> {
        // text has no more members
      }
    }
  }

  private void jsonIsNamed() throws Refusal {
    String messages = root.object().get("messages").toString().toLowerCase(Locale.ROOT);
    if (!messages.contains("json")) {
      throw root.wrong(
          "messages",
          "'messages' must contain the word 'json' in some form, to use 'response_format' of type"
              + " 'json_object'.",
          "");
    }
  }

  private static void schema(Place schema) throws Refusal {
    schema.only(Set.of("name", "description", "schema", "strict"));
    if (!NAME.matcher(schema.string("name")).matches()) {
      throw schema.wrong(
          "name",
          "Invalid '%s': string does not match pattern. Expected a string that matches the pattern"
              + " '^[a-zA-Z0-9_-]+$'.",
          "invalid_value");
    }
    if (schema.absent("schema")) {
      return;
    }
    String prefix = "Invalid schema for response_format '" + schema.string("name") + "': ";
    new SchemaCheck(prefix, MEMBER, "")
        .root(schema.inner("schema").object(), schema.object().getBoolean("strict", false));
  }
}
