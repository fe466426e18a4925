package ai.nexus.api.ask;

import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.openai.ChatRequestScan;
import ai.nexus.wire.openai.ChatRequestScan.Form;

/** Reads requests, each in the words of the address that it was sent to. */
public final class Asks {

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
      case CHAT_COMPLETIONS -> new OpenAiChat(body, ChatRequestScan.of(body, Form.CHAT));
      case COMPLETIONS -> plain(address, body, Form.COMPLETION);
      case RESPONSES -> new ResponsesChat(body, ChatRequestScan.of(body, Form.OTHER));
      case MESSAGES -> new AnthropicChat(body, ChatRequestScan.of(body, Form.MESSAGES));
      case COUNT_MESSAGE_TOKENS -> plain(address, body, Form.MESSAGES);
      default -> plain(address, body, Form.OTHER);
    };
  }

  /** A frame of the chat socket: streamed unless it says otherwise. */
  public static Ask readFrame(byte[] body) {
    return new OpenAiChat(body, ChatRequestScan.of(body, Form.SOCKET_FRAME));
  }

  private static Ask plain(Address address, byte[] body, Form form) {
    return new JsonAsk(address.operation(), ChatRequestScan.of(body, form));
  }
}
