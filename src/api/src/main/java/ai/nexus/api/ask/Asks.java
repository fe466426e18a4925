package ai.nexus.api.ask;

import ai.nexus.wire.anthropic.request.AnthropicRequestReader;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.ChatRequestScan;
import ai.nexus.wire.openai.ChatRequestScan.Form;
import ai.nexus.wire.openai.chat.client.OpenAiClient;
import ai.nexus.wire.openai.responses.client.ResponsesClient;

/** Reads requests, each in the words of the address that it was sent to. */
public final class Asks {

  private static final OpenAiClient OPENAI = new OpenAiClient();
  private static final AnthropicRequestReader MESSAGES = new AnthropicRequestReader();

  private Asks() {}

  /**
   * @param body the JSON that was sent
   * @throws ai.nexus.wire.model.BadRequestException where it cannot be sent anywhere; says what to
   *     change
   */
  public static Ask read(Address address, byte[] body) {
    if (address.operation().dialect() == Dialect.GEMINI) {
      return GeminiAsk.of(address, body);
    }
    return switch (address.operation()) {
      case CHAT_COMPLETIONS -> openAiChat(body, Form.CHAT);
      case COMPLETIONS -> plain(address, body, Form.COMPLETION);
      case RESPONSES -> chat(address, body, Form.OTHER, (json, scan, out) -> response(json, out));
      case MESSAGES -> chat(address, body, Form.MESSAGES, (json, scan, out) -> message(json, out));
      case COUNT_MESSAGE_TOKENS -> plain(address, body, Form.MESSAGES);
      default -> plain(address, body, Form.OTHER);
    };
  }

  /** A frame of the chat socket: streamed unless it says otherwise. */
  public static Ask readFrame(byte[] body) {
    return openAiChat(body, Form.SOCKET_FRAME);
  }

  private static Ask openAiChat(byte[] body, Form form) {
    return chat(Address.of(Operation.CHAT_COMPLETIONS), body, form, Asks::openAi);
  }

  private static Asked openAi(byte[] body, ChatRequestScan scan, Dropped dropped) {
    return new Asked(OPENAI.request(body, scan, dropped), OPENAI);
  }

  private static Asked response(byte[] body, Dropped dropped) {
    ResponsesClient.Asked read = ResponsesClient.request(body, dropped);
    return new Asked(read.request(), read.client());
  }

  private static Asked message(byte[] body, Dropped dropped) {
    return new Asked(MESSAGES.read(body, dropped), Clients.of(Dialect.ANTHROPIC));
  }

  private static Ask chat(Address address, byte[] body, Form form, JsonChat.Reader reader) {
    return new JsonChat(address.operation(), body, ChatRequestScan.of(body, form), reader);
  }

  private static Ask plain(Address address, byte[] body, Form form) {
    return new JsonAsk(address.operation(), ChatRequestScan.of(body, form));
  }
}
