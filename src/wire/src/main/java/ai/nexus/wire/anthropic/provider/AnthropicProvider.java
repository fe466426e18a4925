package ai.nexus.wire.anthropic.provider;

import ai.nexus.wire.anthropic.body.AnthropicRequestWriter;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.ProviderDialect;
import ai.nexus.wire.translate.StreamReader;

/** For api.anthropic.com and other providers that offer Anthropic's messages. */
public final class AnthropicProvider implements ProviderDialect {

  /** As one-api has it, and within every model's limit. */
  public static final long DEFAULT_MAX_TOKENS = 4_096;

  private final AnthropicRequestWriter requests;

  public AnthropicProvider() {
    this(DEFAULT_MAX_TOKENS);
  }

  /**
   * @param defaultMaxTokens of an answer for which the client gave no limit, without its thoughts
   */
  public AnthropicProvider(long defaultMaxTokens) {
    this.requests = new AnthropicRequestWriter(defaultMaxTokens);
  }

  @Override
  public Dialect dialect() {
    return Dialect.ANTHROPIC;
  }

  @Override
  public byte[] request(ChatRequest request, String model, Dropped dropped) {
    return Json.bytes(requests.write(request, model, dropped));
  }

  @Override
  public ChatAnswer answer(byte[] body) {
    return AnswerReader.read(body);
  }

  @Override
  public UsageReport usage(byte[] body) {
    AnthropicUsage usage = new AnthropicUsage();
    Json.readObject(body).ifPresent(usage::addFrom);
    return usage.report();
  }

  @Override
  public StreamReader stream() {
    return new AnthropicStreamReader();
  }

  @Override
  public ProviderError error(int status, byte[] body) {
    return ErrorReader.read(status, body);
  }
}
