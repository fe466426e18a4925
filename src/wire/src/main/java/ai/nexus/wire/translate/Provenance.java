package ai.nexus.wire.translate;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.Dialect;
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
 * <p>Some SDKs lose the words of a thought and keep its signature (openai-node
 * lib/ChatCompletionStream.ts: of members that it does not know the last piece wins). A vendor
 * refuses that, so the mark also holds a sum of the words, and a thought that comes back in others
 * goes to nobody.
 */
public final class Provenance {

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
    return Mark.isIn(body);
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
      return own(thought, dropped).stream();
    }
    if (part instanceof Part.RedactedThinking thought) {
      return own(Optional.of(thought.data()), dropped).map(Part.RedactedThinking::new).stream()
          .map(Part.class::cast);
    }
    if (part instanceof Part.ToolCall call) {
      return Stream.of(with(call, own(call.signature(), dropped)));
    }
    return Stream.of(part);
  }

  private Optional<Part> own(Part.Thinking thought, Dropped dropped) {
    Optional<Mark> mark = thought.signature().flatMap(Mark::read);
    if (mark.filter(it -> it.isOfOthers(thought.text())).isPresent()) {
      dropped.add(THOUGHTS);
      return Optional.empty();
    }
    return Optional.of(new Part.Thinking(thought.text(), own(thought.signature(), dropped)));
  }

  private Optional<String> own(Optional<String> signature, Dropped dropped) {
    Optional<String> own = signature.flatMap(this::own);
    if (own.isEmpty() && signature.isPresent()) {
      dropped.add(THOUGHTS);
    }
    return own;
  }

  private Optional<String> own(String signature) {
    if (!Mark.isOn(signature)) {
      return family(client) == provider ? Optional.of(signature) : Optional.empty();
    }
    return Mark.read(signature)
        .filter(mark -> mark.vendor().equals(provider.label()))
        .map(Mark::signature);
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
      return new Part.Thinking(
          thought.text(),
          thought.signature().map(signature -> marked(signature, WordSum.of(thought.text()))));
    }
    if (part instanceof Part.RedactedThinking thought) {
      return new Part.RedactedThinking(marked(thought.data()));
    }
    return part instanceof Part.ToolCall call
        ? with(call, call.signature().map(this::marked))
        : part;
  }

  private static Part with(Part.ToolCall call, Optional<String> signature) {
    return new Part.ToolCall(call.id(), call.name(), call.arguments(), signature, call.cache());
  }

  /** The same for one stream, whose steps go on to that writer. */
  public StreamWriter marking(StreamWriter writer) {
    return new MarkingWriter(this, writer);
  }

  /** With no words: of a call, or of a thought that is encrypted as a whole. */
  String marked(String signature) {
    return new Mark(provider.label(), Optional.empty(), signature).written();
  }

  /** Of a thought whose words have that sum. */
  String marked(String signature, String words) {
    return new Mark(provider.label(), Optional.of(words).filter(it -> signsWords()), signature)
        .written();
  }

  /**
   * Whether the provider's signatures are of the words beside them. Google's and those of OpenAI's
   * responses hold all of a thought, of which the words are a summary that may be missing
   * (https://ai.google.dev/gemini-api/docs/thought-signatures, openai-python
   * types/responses/response_reasoning_item_param.py).
   */
  boolean signsWords() {
    return provider != Dialect.GEMINI && provider != Dialect.RESPONSES;
  }

  /** Claude's signatures hold wherever it runs (platform.claude.com: extended thinking). */
  private static Dialect family(Dialect dialect) {
    return dialect == Dialect.BEDROCK ? Dialect.ANTHROPIC : dialect;
  }
}
