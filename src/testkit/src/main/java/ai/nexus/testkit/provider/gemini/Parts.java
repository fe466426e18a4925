package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Said;
import ai.nexus.testkit.provider.Words;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model says as Google's parts. Calls come whole, without an id; the first carries the
 * signature of the thought before it, as does the last text where nothing is called
 * (ai.google.dev/gemini-api/docs/thought-signatures).
 */
final class Parts {

  private final Reply reply;

  Parts(Reply reply) {
    this.reply = reply;
  }

  List<JsonObjectBuilder> whole() {
    return written(false);
  }

  /** A stream's, one an event. */
  List<JsonObjectBuilder> pieces() {
    return written(true);
  }

  private List<JsonObjectBuilder> written(boolean inPieces) {
    List<JsonObjectBuilder> parts = new ArrayList<>();
    String unsigned = "";
    for (Said said : reply.parts()) {
      int first = parts.size();
      if (said instanceof Said.Thought thought) {
        texts(thought.text(), inPieces).forEach(text -> parts.add(text.add("thought", true)));
        unsigned = thought.text();
      } else if (said instanceof Said.Text text) {
        parts.addAll(texts(text.text(), inPieces));
      } else if (said instanceof Said.Call call) {
        parts.add(call(call));
      }
      boolean signs = said instanceof Said.Call || (isLast(said) && reply.calls().isEmpty());
      if (signs && !unsigned.isEmpty() && parts.size() > first) {
        int at = said instanceof Said.Call ? first : parts.size() - 1;
        parts.get(at).add("thoughtSignature", PartCheck.SIGNATURE.of(unsigned));
        unsigned = "";
      }
    }
    return parts;
  }

  private boolean isLast(Said said) {
    return said == reply.parts().get(reply.parts().size() - 1);
  }

  private static List<JsonObjectBuilder> texts(String text, boolean inPieces) {
    List<String> pieces = inPieces ? Words.split(text) : List.of(text);
    List<JsonObjectBuilder> parts = new ArrayList<>();
    pieces.forEach(piece -> parts.add(Json.createObjectBuilder().add("text", piece)));
    return parts;
  }

  private static JsonObjectBuilder call(Said.Call call) {
    return Json.createObjectBuilder()
        .add(
            "functionCall",
            Json.createObjectBuilder().add("name", call.name()).add("args", arguments(call)));
  }

  private static JsonObject arguments(Said.Call call) {
    String text = call.arguments().isEmpty() ? "{}" : call.arguments();
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
