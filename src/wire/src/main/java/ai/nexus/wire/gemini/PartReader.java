package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a part (https://ai.google.dev/api/caching#Part) of a client's content or of a provider's
 * candidate. A text that carries a signature becomes a text and an empty thought behind it that is
 * signed, since no other vendor signs texts. For one request or answer.
 */
final class PartReader {

  // What Google ran by itself: no other provider can know of it.
  private static final List<String> GOOGLES_OWN =
      List.of("executableCode", "codeExecutionResult", "toolCall", "toolResponse");

  private final CallIds ids;
  private final boolean fromClient;

  PartReader(CallIds ids, boolean fromClient) {
    this.ids = ids;
    this.fromClient = fromClient;
  }

  /**
   * Most often one; none for what is ignored in an answer.
   *
   * @param model whether the model says it, and not the user
   */
  List<Part> read(Members part, boolean model, Dropped dropped) {
    Optional<String> signature = part.text("thoughtSignature").filter(text -> !text.isEmpty());
    boolean thought = part.flag("thought").orElse(false);
    Optional<String> text = part.text("text");
    List<Part> parts =
        text.map(words -> model ? said(words, thought, signature) : asked(words))
            .or(() -> call(part, model, signature, dropped).map(List::of))
            .or(() -> other(part, model, dropped).map(media -> signed(media, signature)))
            .or(() -> signature.map(signed -> said("", thought, signature)))
            .orElse(List.of());
    if (fromClient && parts.isEmpty() && text.isEmpty()) {
      throw unknown(part);
    }
    part.dropRest(dropped);
    return parts;
  }

  private Optional<Part> other(Members part, boolean model, Dropped dropped) {
    if (!fromClient) {
      return MediaReader.answered(part);
    }
    return result(part, model, dropped).or(() -> MediaReader.part(part, dropped));
  }

  private List<Part> signed(Part part, Optional<String> signature) {
    return signature
        .map(signed -> List.of(part, new Part.Thinking("", Optional.of(signature(signed)))))
        .orElse(List.of(part));
  }

  private static List<Part> asked(String text) {
    return List.of(Part.Text.of(text));
  }

  private List<Part> said(String text, boolean thought, Optional<String> signature) {
    if (fromClient && signature.flatMap(Signatures::redactedFromClient).isPresent()) {
      return List.of(
          new Part.RedactedThinking(signature.flatMap(Signatures::redactedFromClient).get()));
    }
    if (thought) {
      boolean empty = text.isEmpty() && signature.isEmpty();
      return empty ? List.of() : List.of(new Part.Thinking(text, signature.map(this::signature)));
    }
    List<Part> parts = new ArrayList<>();
    if (!text.isEmpty()) {
      parts.add(Part.Text.of(text));
    }
    signature.ifPresent(
        signed -> parts.add(new Part.Thinking("", Optional.of(this.signature(signed)))));
    return parts;
  }

  private Optional<Part> call(
      Members part, boolean model, Optional<String> signature, Dropped dropped) {
    Optional<Members> call = part.object("functionCall");
    if (call.isPresent() && !model) {
      throw part.fault("functionCall", "belongs into a content of the role 'model'.");
    }
    return call.map(made -> call(made, signature, dropped));
  }

  private Part call(Members call, Optional<String> signature, Dropped dropped) {
    String name = call.required("name", call.text("name"));
    String id = ids.call(call.text("id"), name);
    String arguments = call.json("args").map(JsonObject::toString).orElse("");
    call.dropRest(dropped);
    return new Part.ToolCall(id, name, arguments, signature.map(this::signature), Optional.empty());
  }

  private Optional<Part> result(Members part, boolean model, Dropped dropped) {
    Optional<Members> result = part.object("functionResponse");
    if (result.isPresent() && model) {
      throw part.fault("functionResponse", "belongs into a content of the role 'user'.");
    }
    return result.map(given -> ResultReader.part(given, ids, dropped));
  }

  private String signature(String sent) {
    return fromClient ? Signatures.fromClient(sent) : sent;
  }

  private static RuntimeException unknown(Members part) {
    return GOOGLES_OWN.stream()
        .filter(name -> part.value(name).isPresent())
        .findFirst()
        .map(name -> part.fault(name, "can be read by a Gemini provider alone: leave it out."))
        .orElseGet(
            () ->
                Faults.REQUEST.at(
                    part.path(),
                    "must hold text, inlineData, fileData, functionCall or functionResponse."));
  }
}
