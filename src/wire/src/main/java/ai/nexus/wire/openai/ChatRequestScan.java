package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonBody;
import ai.nexus.wire.json.JsonText;
import ai.nexus.wire.json.JsonType;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.RequestMembers.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One request whose body names the model, scanned once without building objects. Reads what the
 * gateway needs to route it; all else is the upstream's business and passes byte for byte. Facts:
 * https://platform.openai.com/docs/api-reference/chat/create, whose names others took over.
 */
public final class ChatRequestScan {

  /** What a body must have, by the address that it was sent to. */
  public enum Form {
    /** OpenAI's chat completion; only where it is asked for does a stream tell the usage. */
    CHAT(true, true, false),
    /** The same as a frame of the chat socket: it streams unless it says {@code "stream":false}. */
    SOCKET_FRAME(true, true, true),
    /** OpenAI's older completion, with a prompt. */
    COMPLETION(false, true, false),
    /** Anthropic's message. */
    MESSAGES(true, false, false),
    /** Nothing but a model. */
    OTHER(false, false, false);

    private final boolean hasMessages;
    private final boolean asksForUsage;
    private final boolean streamsByDefault;

    Form(boolean hasMessages, boolean asksForUsage, boolean streamsByDefault) {
      this.hasMessages = hasMessages;
      this.asksForUsage = asksForUsage;
      this.streamsByDefault = streamsByDefault;
    }
  }

  private static final byte[] TRUE = ascii("true");
  private static final byte[] STREAM = ascii("\"stream\":true,");
  private static final byte[] INCLUDE_USAGE = ascii("\"include_usage\":true");
  private static final byte[] INCLUDE_USAGE_FIRST = ascii("\"include_usage\":true,");
  private static final byte[] OPTIONS = ascii("{\"include_usage\":true}");
  private static final byte[] OPTIONS_FIRST = ascii("\"stream_options\":{\"include_usage\":true},");

  private final byte[] body;
  private final Form form;
  private final RequestMembers members;
  private final boolean stream;
  private final String model;

  private ChatRequestScan(byte[] body, Form form, RequestMembers members) {
    this.body = body;
    this.form = form;
    this.members = members;
    this.model = readModel();
    this.stream = readStream();
    checkTypes();
  }

  /** Scans a chat completion. */
  public static ChatRequestScan of(byte[] body) {
    return of(body, Form.CHAT);
  }

  /**
   * Scans a request that came over HTTP, or a frame.
   *
   * @throws BadRequestException when it cannot be sent anywhere; says what to change
   */
  public static ChatRequestScan of(byte[] body, Form form) {
    return new ChatRequestScan(body, form, scan(body));
  }

  /** Scans another body of the same form. */
  public ChatRequestScan over(byte[] other) {
    return of(other, form);
  }

  public String model() {
    return model;
  }

  /** Whether the answer is to be a stream. */
  public boolean stream() {
    return stream;
  }

  /** Whether the client itself asked for usage in the stream, whatever we ask of the upstream. */
  public boolean usageRequested() {
    return hasType(Field.INCLUDE_USAGE, JsonType.TRUE);
  }

  /** {@code metadata.conversation_id}, when it is a string and not empty. */
  public Optional<String> conversationId() {
    return someText(Field.CONVERSATION_ID);
  }

  /** {@code prompt_cache_key}, when it is a string and not empty. */
  public Optional<String> promptCacheKey() {
    return someText(Field.PROMPT_CACHE_KEY);
  }

  private Optional<String> someText(Field field) {
    return members
        .find(field)
        .filter(span -> span.type() == JsonType.STRING)
        .map(this::text)
        .filter(text -> !text.isEmpty());
  }

  /**
   * The body to send upstream: under the upstream's name for the model, and asking for usage when
   * it streams. Everything else stays byte for byte; the very same array when nothing changes.
   */
  public byte[] rewritten(String upstreamModel) {
    List<Edit> edits = new ArrayList<>();
    if (stream && form.asksForUsage) {
      forceStream(edits);
      forceUsage(edits);
    }
    if (!upstreamModel.equals(model)) {
      Span span = members.find(Field.MODEL).orElseThrow();
      edits.add(Edit.replace(span.start(), span.end(), JsonText.quote(upstreamModel)));
    }
    if (edits.isEmpty()) {
      return body;
    }
    edits.sort((a, b) -> Long.compare(a.offset(), b.offset())); // stable: insertions keep order
    return Edit.apply(edits, body, 0, body.length);
  }

  /** Inserting behind the opening brace needs no look at what follows: a model always does. */
  private void forceStream(List<Edit> edits) {
    Optional<Span> given = members.find(Field.STREAM);
    if (given.isEmpty()) {
      edits.add(Edit.insert(behindBrace(members.root()), STREAM));
    } else if (given.get().type() != JsonType.TRUE) {
      edits.add(Edit.replace(given.get().start(), given.get().end(), TRUE));
    }
  }

  private void forceUsage(List<Edit> edits) {
    Optional<Span> options = members.find(Field.STREAM_OPTIONS);
    Optional<Span> include = members.find(Field.INCLUDE_USAGE);
    if (options.isEmpty()) {
      edits.add(Edit.insert(behindBrace(members.root()), OPTIONS_FIRST));
    } else if (options.get().type() == JsonType.NULL) {
      edits.add(Edit.replace(options.get().start(), options.get().end(), OPTIONS));
    } else if (include.isEmpty()) {
      byte[] inserted = options.get().empty() ? INCLUDE_USAGE : INCLUDE_USAGE_FIRST;
      edits.add(Edit.insert(behindBrace(options.get()), inserted));
    } else if (include.get().type() != JsonType.TRUE) {
      edits.add(Edit.replace(include.get().start(), include.get().end(), TRUE));
    }
  }

  private static int behindBrace(Span object) {
    return object.start() + 1;
  }

  private String readModel() {
    Span span =
        members
            .find(Field.MODEL)
            .orElseThrow(() -> refuse(Field.MODEL, "'model' is missing: name the model to use"));
    if (span.type() != JsonType.STRING || span.end() - span.start() == 2) {
      throw refuse(Field.MODEL, "'model' must be a string that is not empty");
    }
    return text(span);
  }

  private boolean readStream() {
    JsonType type = members.find(Field.STREAM).map(Span::type).orElse(JsonType.NULL);
    return switch (type) {
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> form.streamsByDefault;
      default -> throw refuse(Field.STREAM, "'stream' must be true, false or null");
    };
  }

  private void checkTypes() {
    if (form.hasMessages && !hasType(Field.MESSAGES, JsonType.ARRAY)) {
      throw refuse(Field.MESSAGES, "'messages' must be given, as an array");
    }
    Set<JsonType> allowed = Set.of(JsonType.OBJECT, JsonType.NULL);
    if (members.find(Field.STREAM_OPTIONS).filter(s -> !allowed.contains(s.type())).isPresent()) {
      throw refuse(Field.STREAM_OPTIONS, "'stream_options' must be an object or null");
    }
  }

  private boolean hasType(Field field, JsonType type) {
    return members.find(field).filter(span -> span.type() == type).isPresent();
  }

  private String text(Span string) {
    return JsonText.decode(body, string.start() + 1, string.end() - 1);
  }

  private static RequestMembers scan(byte[] body) {
    RequestMembers members = new RequestMembers();
    JsonBody.scan(body, Field.TABLE, members);
    return members;
  }

  private static BadRequestException refuse(Field field, String message) {
    return new BadRequestException(message, field.key());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
