package ai.nexus.wire.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.anthropic.client.AnthropicClient;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.anthropic.request.AnthropicRequestReader;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.StreamReader;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tests of this dialect share. */
final class Fixtures {

  static final AnswerIdentity HEAD =
      new AnswerIdentity("x7", "mine", Instant.ofEpochSecond(1), false);

  private static final Path FOLDER = Path.of("src/test/resources");

  private Fixtures() {}

  static List<Path> files(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The body of a recorded answer. */
  static String recorded(String name) {
    String text = text(FOLDER.resolve("recorded/anthropic").resolve(name));
    return text.substring(text.indexOf("\n----\n") + 6);
  }

  static ChatRequest read(String json) {
    return new AnthropicRequestReader().read(json.getBytes(UTF_8), new Dropped());
  }

  static JsonObject write(ChatRequest request, String model) {
    return write(request, model, new Dropped());
  }

  static JsonObject write(ChatRequest request, String model, Dropped dropped) {
    return json(new String(new AnthropicProvider().request(request, model, dropped), UTF_8));
  }

  static JsonObject json(String text) {
    return Json.readObject(text).orElseThrow();
  }

  static void assertSame(JsonObject actual, String expected) {
    assertThat(actual).isEqualTo(json(expected));
  }

  static ChatRequest.Builder asking(Message... messages) {
    return ChatRequest.builder("m").messages(List.of(messages));
  }

  static ChatRequest.Builder asking() {
    return asking(user("Hi"));
  }

  static Message user(String text) {
    return Message.text(Role.USER, text);
  }

  static Message assistant(Part... parts) {
    return Message.of(Role.ASSISTANT, List.of(parts));
  }

  static Part.ToolCall call(String id, String name, String arguments) {
    return new Part.ToolCall(id, name, arguments, Optional.empty(), Optional.empty());
  }

  static Message result(String id, Part... content) {
    Part result = new Part.ToolResult(id, List.of(content), false, Optional.empty());
    return Message.of(Role.TOOL, List.of(result));
  }

  /** The steps of events, each given as its data. */
  static List<StreamEvent> steps(String... events) {
    StreamReader reader = new AnthropicProvider().stream();
    List<StreamEvent> steps = new ArrayList<>();
    for (String event : events) {
      reader.event(event, steps::add);
    }
    return steps;
  }

  /** The data of each event of a body. */
  static String[] events(String body) {
    return body.lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring(6))
        .toArray(String[]::new);
  }

  /** What a client gets of steps. */
  static String written(List<StreamEvent> steps) {
    StreamWriter writer = new AnthropicClient().stream(HEAD);
    StringBuilder written = new StringBuilder();
    steps.forEach(step -> writer.write(step, bytes -> written.append(new String(bytes, UTF_8))));
    return written.toString();
  }
}
