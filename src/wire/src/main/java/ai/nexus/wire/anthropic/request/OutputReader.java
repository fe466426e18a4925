package ai.nexus.wire.anthropic.request;

import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code thinking} and {@code output_config} (anthropic-sdk-python
 * types/thinking_config_param.py, output_config_param.py), and {@code output_format}, which was the
 * latter's {@code format} in a beta version.
 */
final class OutputReader {

  private final Dropped dropped;

  OutputReader(Dropped dropped) {
    this.dropped = dropped;
  }

  void read(Members request, ChatRequest.Builder chat) {
    Optional<Members> config = request.object("output_config");
    Optional<Members> format =
        config.flatMap(it -> it.object("format")).or(() -> request.object("output_format"));
    chat.format(format.map(this::format));
    chat.reasoning(reasoning(request.object("thinking"), config.flatMap(OutputReader::effort)));
    config.ifPresent(it -> it.dropRest(dropped));
  }

  private OutputFormat format(Members format) {
    if (!format.required("type").equals("json_schema")) {
      throw format.fault("type", "must be json_schema");
    }
    OutputFormat schema =
        new OutputFormat.Schema(
            Optional.empty(),
            Optional.empty(),
            format.json("schema").orElseThrow(() -> format.missing("schema")),
            Optional.of(true)); // Anthropic knows no other
    format.dropRest(dropped);
    return schema;
  }

  private static Optional<Effort> effort(Members config) {
    return config
        .text("effort")
        .map(
            word ->
                switch (word) {
                  case "low", "medium", "high", "xhigh", "max" ->
                      Effort.valueOf(word.toUpperCase(Locale.ROOT));
                  default ->
                      throw config.fault("effort", "must be low, medium, high, xhigh or max");
                });
  }

  private Optional<Reasoning> reasoning(Optional<Members> thinking, Optional<Effort> effort) {
    if (thinking.isEmpty()) {
      return effort.map(
          it -> new Reasoning(Optional.empty(), effort, Optional.empty(), Optional.of(false)));
    }
    Members config = thinking.get();
    boolean enabled = enabled(config);
    Reasoning reasoning =
        new Reasoning(
            Optional.of(enabled), effort, config.whole("budget_tokens"), shown(config, enabled));
    config.dropRest(dropped);
    return Optional.of(reasoning);
  }

  /** With {@code between_tools} the model does not think, but tells of what it does. */
  private static boolean enabled(Members thinking) {
    return switch (thinking.required("type")) {
      case "enabled", "adaptive" -> true;
      case "disabled", "between_tools" -> false;
      default ->
          throw thinking.fault("type", "must be enabled, adaptive, disabled or between_tools");
    };
  }

  private static Optional<Boolean> shown(Members thinking, boolean enabled) {
    Optional<String> display = thinking.text("display");
    return enabled ? display.map(word -> !word.equals("omitted")) : Optional.empty();
  }
}
