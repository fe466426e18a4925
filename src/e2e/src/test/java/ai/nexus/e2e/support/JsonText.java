package ai.nexus.e2e.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Reads JSON that a test has received. */
public final class JsonText {

  private JsonText() {}

  public static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** The {@code error} object of an error in OpenAI's form. */
  public static JsonObject error(String text) {
    return object(text).getJsonObject("error");
  }
}
