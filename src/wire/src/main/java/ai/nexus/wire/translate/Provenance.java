package ai.nexus.wire.translate;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers which vendor signed a thought. Signatures mean something to their own vendor alone, and
 * others refuse a request that holds one; but a client sends back what it got, whoever serves its
 * next request. So in a translated answer each signature is marked with its vendor, and in a
 * request the mark decides who gets it. One without a mark came from a vendor that speaks as the
 * client does.
 *
 * <p>What is marked is base64 as signatures are, since some SDKs decode it.
 */
public final class Provenance {

  /** How every mark begins: base64 of {@code nexus:}. */
  private static final String MARK = "bmV4dXM6";

  private static final byte[] MARK_BYTES = MARK.getBytes(StandardCharsets.US_ASCII);
  private static final String THOUGHTS = "messages[].thinking";

  private final Dialect client;
  private final Dialect provider;

  /** Of an exchange between these two. */
  public Provenance(Dialect client, Dialect provider) {
    this.client = client;
    this.provider = family(provider);
  }

  /** Whether a request's body holds a mark, so that it cannot pass as it is. */
  public static boolean isMarked(byte[] body) {
    for (int i = 0; i <= body.length - MARK_BYTES.length; i++) {
      if (body[i] == MARK_BYTES[0] && isMarkedAt(body, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMarkedAt(byte[] body, int from) {
    for (int i = 1; i < MARK_BYTES.length; i++) {
      if (body[from + i] != MARK_BYTES[i]) {
        return false;
      }
    }
    return true;
  }

  /** The request with this provider's signatures alone, as it wrote them. */
  public ChatRequest own(ChatRequest request, Dropped dropped) {
    List<Message> messages =
        request.messages().stream()
            .map(
                message ->
                    new Message(
                        message.role(),
                        message.parts().stream().flatMap(part -> own(part, dropped)).toList(),
                        message.name()))
            .toList();
    return new ChatRequest(
        request.model(),
        messages,
        request.tools(),
        request.toolChoice(),
        request.parallelToolCalls(),
        request.sampling(),
        request.format(),
        request.reasoning(),
        request.endUser(),
        request.metadata(),
        request.stream());
  }

  private Stream<Part> own(Part part, Dropped dropped) {
    if (part instanceof Part.Thinking thought) {
      return Stream.of(new Part.Thinking(thought.text(), own(thought.signature(), dropped)));
    }
    if (part instanceof Part.RedactedThinking thought) {
      return own(Optional.of(thought.data()), dropped).map(Part.RedactedThinking::new).stream()
          .map(Part.class::cast);
    }
    if (part instanceof Part.ToolCall call) {
      return Stream.of(
          new Part.ToolCall(
              call.id(),
              call.name(),
              call.arguments(),
              own(call.signature(), dropped),
              call.cache()));
    }
    return Stream.of(part);
  }

  private Optional<String> own(Optional<String> signature, Dropped dropped) {
    Optional<String> own = signature.flatMap(this::own);
    if (own.isEmpty() && signature.isPresent()) {
      dropped.add(THOUGHTS);
    }
    return own;
  }

  private Optional<String> own(String signature) {
    if (!signature.startsWith(MARK)) {
      return family(client) == provider ? Optional.of(signature) : Optional.empty();
    }
    String label = provider.label() + ':';
    return unmarked(signature)
        .filter(text -> text.startsWith(label))
        .map(text -> text.substring(label.length()));
  }

  private static Optional<String> unmarked(String signature) {
    try {
      byte[] bytes = Base64.getDecoder().decode(signature.substring(MARK.length()));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException changedOnTheWay) {
      return Optional.empty();
    }
  }

  /** The answer with marked signatures. */
  public ChatAnswer marked(ChatAnswer answer) {
    return new ChatAnswer(
        answer.id(),
        answer.model(),
        answer.choices().stream()
            .map(
                choice ->
                    new ChatAnswer.Choice(
                        choice.index(),
                        choice.parts().stream().map(this::marked).toList(),
                        choice.finish()))
            .toList(),
        answer.usage());
  }

  private Part marked(Part part) {
    if (part instanceof Part.Thinking thought) {
      return new Part.Thinking(thought.text(), thought.signature().map(this::marked));
    }
    if (part instanceof Part.RedactedThinking thought) {
      return new Part.RedactedThinking(marked(thought.data()));
    }
    if (part instanceof Part.ToolCall call) {
      return new Part.ToolCall(
          call.id(),
          call.name(),
          call.arguments(),
          call.signature().map(this::marked),
          call.cache());
    }
    return part;
  }

  /** The step of a stream with marked signatures. */
  public StreamEvent marked(StreamEvent step) {
    if (step instanceof StreamEvent.ThinkingSigned signed) {
      return new StreamEvent.ThinkingSigned(signed.choice(), marked(signed.signature()));
    }
    if (step instanceof StreamEvent.RedactedThinking redacted) {
      return new StreamEvent.RedactedThinking(redacted.choice(), marked(redacted.data()));
    }
    if (step instanceof StreamEvent.ToolCallStarted call) {
      return new StreamEvent.ToolCallStarted(
          call.choice(), call.call(), call.id(), call.name(), call.signature().map(this::marked));
    }
    return step;
  }

  private String marked(String signature) {
    byte[] bytes = (provider.label() + ':' + signature).getBytes(StandardCharsets.UTF_8);
    return MARK + Base64.getEncoder().encodeToString(bytes);
  }

  /** Claude's signatures hold wherever it runs (platform.claude.com: extended thinking). */
  private static Dialect family(Dialect dialect) {
    return dialect == Dialect.BEDROCK ? Dialect.ANTHROPIC : dialect;
  }
}
