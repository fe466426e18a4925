package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Reasoning.Effort;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads how much to think: OpenAI's {@code reasoning_effort}, OpenRouter's {@code reasoning}
 * (https://openrouter.ai/docs/use-cases/reasoning-tokens) and the {@code thinking} of DeepSeek and
 * LiteLLM, which is Anthropic's.
 */
public final class ReasoningReader {

  private static final Map<String, Effort> EFFORTS =
      Stream.of(Effort.values())
          .collect(
              Collectors.toMap(
                  effort -> effort.name().toLowerCase(Locale.ROOT), Function.identity()));

  private ReasoningReader() {}

  static Optional<Reasoning> reasoning(Members root, Dropped dropped) {
    Optional<Members> router = root.object("reasoning");
    Optional<Members> thinking = root.object("thinking");
    Optional<Effort> effort = effort(root, "reasoning_effort");
    Reasoning read =
        new Reasoning(
            router.flatMap(r -> r.flag("enabled")).or(() -> thinking.map(ReasoningReader::thinks)),
            effort.or(() -> router.flatMap(r -> effort(r, "effort"))),
            router
                .flatMap(r -> r.whole("max_tokens", 0))
                .or(() -> thinking.flatMap(t -> t.whole("budget_tokens", 0))),
            router.flatMap(r -> r.flag("exclude")).map(hidden -> !hidden));
    router.ifPresent(r -> r.dropRest(dropped));
    thinking.ifPresent(t -> t.dropRest(dropped));
    boolean told =
        Stream.of(read.enabled(), read.effort(), read.budget(), read.shown())
            .anyMatch(Optional::isPresent);
    return told ? Optional.of(read) : Optional.empty();
  }

  /** The word under that key. */
  public static Optional<Effort> effort(Members owner, String key) {
    return owner
        .text(key)
        .map(
            word ->
                Optional.ofNullable(EFFORTS.get(word))
                    .orElseThrow(
                        () ->
                            owner.wrong(
                                key, "must be none, minimal, low, medium, high, xhigh or max")));
  }

  private static boolean thinks(Members thinking) {
    return switch (thinking.needText("type")) {
      case "enabled", "adaptive", "auto" -> true;
      case "disabled" -> false;
      default -> throw thinking.wrong("type", "must be enabled, adaptive or disabled");
    };
  }
}
