package ai.nexus.wire.openai.responses.provider;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.UsageScan;
import ai.nexus.wire.openai.chat.provider.ErrorReader;
import ai.nexus.wire.openai.responses.body.RequestWriter;
import ai.nexus.wire.translate.MemberNames;
import ai.nexus.wire.translate.ProviderDialect;
import ai.nexus.wire.translate.StreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A provider that speaks OpenAI's responses, for clients that speak another dialect. */
public final class ResponsesProvider implements ProviderDialect {

  /** What its members are to OpenAI's chats. */
  private static final MemberNames CHATS =
      new MemberNames(
          Map.of(
              "input", "messages",
              "max_output_tokens", "max_tokens",
              "reasoning", "reasoning_effort",
              "text.format", "response_format"));

  @Override
  public Dialect dialect() {
    return Dialect.RESPONSES;
  }

  @Override
  public byte[] request(ChatRequest request, String model, Dropped dropped) {
    return RequestWriter.write(request, model, dropped);
  }

  @Override
  public ChatAnswer answer(byte[] body) {
    return AnswerReader.read(body);
  }

  @Override
  public UsageReport usage(byte[] body) {
    return new UsageScan().document(new String(body, StandardCharsets.UTF_8)).usage();
  }

  @Override
  public StreamReader stream() {
    return new ResponsesStreamReader();
  }

  @Override
  public ProviderError error(int status, byte[] body) {
    ProviderError told = ErrorReader.read(status, body);
    return told.at(told.param().map(CHATS::of));
  }
}
