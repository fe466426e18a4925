package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Signature;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses parts of contents that Google refuses (python-genai types.py, Part). What names may be,
 * users quote from its refusals (github.com/google-gemini/gemini-cli/issues/2966,
 * cline/cline/issues/7339).
 */
final class PartCheck {

  static final Signature SIGNATURE = new Signature("gemini");
  static final Set<String> MEMBERS =
      Set.of(
          "text",
          "inlineData",
          "fileData",
          "functionCall",
          "functionResponse",
          "thought",
          "thoughtSignature",
          "videoMetadata",
          "mediaResolution",
          "executableCode",
          "codeExecutionResult");

  private static final List<String> DATA =
      List.of(
          "text",
          "inlineData",
          "fileData",
          "functionCall",
          "functionResponse",
          "executableCode",
          "codeExecutionResult");
  private static final Pattern FUNCTION = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}");
  private static final Pattern MIME = Pattern.compile("(image|audio|video|application|text)/.+");

  /**
   * Stands for a signature that is not to be had
   * (ai.google.dev/gemini-api/docs/thought-signatures).
   */
  private static final String UNSIGNED = "skip_thought_signature_validator";

  private final Argument part;

  PartCheck(Argument part) {
    this.part = part;
  }

  void check() throws Refusal {
    long data = DATA.stream().filter(part::has).count();
    if (data == 0 && !part.has("thoughtSignature")) {
      throw part.wrong("data", "required oneof field 'data' must have one initialized field");
    }
    if (data > 1) {
      throw Argument.invalid(
          "Invalid value at '"
              + part.pathOf("data")
              + "' (oneof), oneof field 'data' is already"
              + " set.");
    }
    part.string("text");
    inline();
    file();
    call();
    response();
    signature();
  }

  private void inline() throws Refusal {
    var data = part.object("inlineData", Set.of("mimeType", "data", "displayName"));
    if (data.isPresent()) {
      data.get().base64("data");
      if (!MIME.matcher(data.get().string("mimeType")).matches()) {
        throw Argument.invalid("Unsupported MIME type: " + data.get().string("mimeType"));
      }
      if (data.get().string("data").isEmpty()) {
        throw Argument.invalid("Unable to process input image. Please retry or report.");
      }
    }
  }

  private void file() throws Refusal {
    var file = part.object("fileData", Set.of("mimeType", "fileUri", "displayName"));
    if (file.isPresent() && file.get().string("fileUri").isEmpty()) {
      throw Argument.invalid("Invalid or unsupported file uri: ");
    }
  }

  private void call() throws Refusal {
    var call = part.object("functionCall", Set.of("id", "name", "args"));
    if (call.isPresent()) {
      name(call.get());
      if (call.get().has("args")) {
        call.get().plain("args");
      }
    }
  }

  private void response() throws Refusal {
    var response =
        part.object(
            "functionResponse",
            Set.of("id", "name", "response", "parts", "scheduling", "willContinue"));
    if (response.isPresent()) {
      name(response.get());
      response.get().plain("response");
    }
  }

  static void name(Argument function) throws Refusal {
    String name = function.string("name");
    if (name.isEmpty()) {
      throw function.wrong("name", "Name cannot be empty.");
    }
    if (!FUNCTION.matcher(name).matches()) {
      throw function.wrong(
          "name",
          "Invalid function name. Must start with a letter or an underscore. Must be alphanumeric"
              + " (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a"
              + " maximum length of 64.");
    }
  }

  private void signature() throws Refusal {
    if (!part.has("thoughtSignature") || part.string("thoughtSignature").equals(UNSIGNED)) {
      return;
    }
    part.base64("thoughtSignature");
    if (!SIGNATURE.isOwn(part.string("thoughtSignature"))) {
      throw Argument.invalid("Thought signature is not valid.");
    }
  }
}
