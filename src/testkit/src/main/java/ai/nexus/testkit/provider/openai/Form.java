package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.WireRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form with files (RFC 7578), read into an object: fields as text, files as {@code {filename,
 * type, size}}; of several with one name the last.
 */
final class Form {

  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]+)\"?.*");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("[; ]filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?i)content-type: *(\\S+)");

  private Form() {}

  static void checkType(WireRequest request) throws Refusal {
    boundary(request);
  }

  private static String boundary(WireRequest request) throws Refusal {
    Matcher type = BOUNDARY.matcher(request.header("content-type").orElse(""));
    if (!type.matches()) {
      throw new Refusal(
          400, "The content type must be multipart/form-data with a boundary.", "", "");
    }
    return type.group(1);
  }

  static JsonObject read(WireRequest request) throws Refusal {
    // one character a byte, so that files keep their length
    String body = new String(request.body(), StandardCharsets.ISO_8859_1);
    String[] parts = ("\r\n" + body).split(Pattern.quote("\r\n--" + boundary(request)), -1);
    if (!parts[parts.length - 1].startsWith("--")) {
      throw new Refusal(400, "We could not parse the form: it has no end.", "", "");
    }
    JsonObjectBuilder form = Json.createObjectBuilder();
    for (int i = 1; i < parts.length - 1; i++) {
      add(parts[i], form);
    }
    return form.build();
  }

  private static void add(String part, JsonObjectBuilder form) throws Refusal {
    int end = part.indexOf("\r\n\r\n");
    Matcher name = NAME.matcher(part.substring(0, Math.max(end, 0)));
    if (!name.find()) {
      throw new Refusal(400, "We could not parse the form: a part has no name.", "", "");
    }
    String head = part.substring(0, end);
    String value = part.substring(end + 4);
    Matcher file = FILE.matcher(head);
    form.add(
        name.group(1),
        file.find() ? file(file.group(1), head, value) : Json.createValue(utf8(value)));
  }

  private static JsonValue file(String name, String head, String content) {
    Matcher type = TYPE.matcher(head);
    return Json.createObjectBuilder()
        .add("filename", utf8(name))
        .add("type", type.find() ? type.group(1) : "application/octet-stream")
        .add("size", content.length())
        .build();
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** A number, which a form has as text. */
  static int number(JsonObject form, String name) {
    String text = form.get(name).toString().replace("\"", "");
    return Integer.parseInt(text);
  }
}
