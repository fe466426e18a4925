package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.MemberNames;
import ai.nexus.wire.translate.ShownThoughts;
import ai.nexus.wire.translate.StreamWriter;

/**
 * For applications with google-genai. Their requests are read by {@link GeminiRequestReader}. As
 * with Google, only who asks for thoughts gets their words, and everyone gets signatures.
 */
public final class GeminiClient implements ClientDialect {

  private final ShownThoughts thoughts;

  public GeminiClient() {
    this(ShownThoughts.ALL);
  }

  private GeminiClient(ShownThoughts thoughts) {
    this.thoughts = thoughts;
  }

  /** Without words of thoughts where no {@code includeThoughts} asks for them. */
  @Override
  public GeminiClient repeating(ChatRequest request) {
    boolean asked = request.reasoning().flatMap(Reasoning::shown).orElse(false);
    return new GeminiClient(asked ? ShownThoughts.ALL : ShownThoughts.SIGNATURES);
  }

  @Override
  public Dialect dialect() {
    return Dialect.GEMINI;
  }

  @Override
  public MemberNames names() {
    return GeminiNames.ALL;
  }

  @Override
  public byte[] answer(ChatAnswer answer, AnswerIdentity head) {
    return Json.bytes(GeminiAnswerWriter.json(thoughts.of(answer), head));
  }

  @Override
  public StreamWriter stream(AnswerIdentity head) {
    return thoughts.of(new GeminiStreamWriter(head));
  }

  @Override
  public byte[] error(ProviderError error) {
    return Json.bytes(GeminiErrorWriter.json(error));
  }

  @Override
  public byte[] errorEvent(ProviderError error) {
    return GeminiStreamWriter.event(GeminiErrorWriter.json(error));
  }

  /** An empty line; google-genai takes each other one for JSON, comments too (_api_client.py). */
  @Override
  public byte[] heartbeat() {
    return new byte[] {'\n'};
  }
}
