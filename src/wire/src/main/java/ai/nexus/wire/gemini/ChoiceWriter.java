package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the parts of one candidate of a stream. Google's calls have their arguments whole, so that
 * their fragments are gathered, up to {@value #LONGEST_ARGUMENTS} characters.
 */
final class ChoiceWriter {

  static final int LONGEST_ARGUMENTS = 4 << 20;

  private final StringBuilder arguments = new StringBuilder();
  private Optional<StreamEvent.ToolCallStarted> open = Optional.empty();
  private boolean thinks;
  private boolean malformed;
  private boolean refused;
  private Finish finish = Finish.of(Finish.Reason.STOP);

  List<JsonObject> text(String text) {
    List<JsonObject> parts = callEnds();
    if (!text.isEmpty()) {
      thinks = false;
      parts.add(Json.object("text", text));
    }
    return parts;
  }

  List<JsonObject> refusal(String text) {
    refused = true;
    return text(text);
  }

  List<JsonObject> thought(String text) {
    List<JsonObject> parts = callEnds();
    if (!text.isEmpty()) {
      thinks = true;
      parts.add(TurnParts.thoughtPart(text, Optional.empty()));
    }
    return parts;
  }

  List<JsonObject> signed(String signature) {
    List<JsonObject> parts = callEnds();
    parts.add(TurnParts.signaturePart(Signatures.toClient(signature), thinks));
    thinks = false;
    return parts;
  }

  List<JsonObject> redacted(String data) {
    List<JsonObject> parts = callEnds();
    parts.add(TurnParts.signaturePart(Signatures.redactedToClient(data), false));
    thinks = false;
    return parts;
  }

  List<JsonObject> callStarts(StreamEvent.ToolCallStarted call) {
    List<JsonObject> parts = callEnds();
    thinks = false;
    open = Optional.of(call);
    return parts;
  }

  void arguments(StreamEvent.ArgumentsDelta delta) {
    if (open.filter(call -> call.call() == delta.call()).isEmpty()) {
      throw new UpstreamFormatException("arguments came for a call that is not open");
    }
    if (arguments.length() + delta.fragment().length() > LONGEST_ARGUMENTS) {
      throw new UpstreamFormatException(
          "the arguments of a call are longer than " + LONGEST_ARGUMENTS + " characters");
    }
    arguments.append(delta.fragment());
  }

  List<JsonObject> finished(Finish reason) {
    finish = reason;
    return callEnds();
  }

  /** What was left open, and at least one part. */
  List<JsonObject> lastParts() {
    List<JsonObject> parts = callEnds();
    if (parts.isEmpty()) {
      parts.add(Json.object("text", ""));
    }
    return parts;
  }

  String finishReason() {
    return FinishReasons.write(finish, malformed, refused);
  }

  /** A call whose arguments are no JSON object is left out: Gemini could not have told it. */
  private List<JsonObject> callEnds() {
    List<JsonObject> parts = new ArrayList<>();
    if (open.isPresent()) {
      StreamEvent.ToolCallStarted call = open.get();
      Optional<JsonObject> whole = SaidWriter.arguments(arguments.toString());
      malformed |= whole.isEmpty();
      whole.ifPresent(
          json ->
              parts.add(
                  TurnParts.callPart(
                      call.id(), call.name(), json, call.signature().map(Signatures::toClient))));
      open = Optional.empty();
      arguments.setLength(0);
    }
    return parts;
  }
}
