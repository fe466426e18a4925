package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.Provenance;
import ai.nexus.wire.translate.ProviderDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Client and provider speak unlike dialects: request and answer go through the form of {@link
 * ai.nexus.wire.chat}. What of the request could not be carried is told in a header.
 */
final class HubTranslation implements Translation {

  private final Target target;
  private final boolean stream;
  private final Provenance provenance;
  private final byte[] body;
  private final List<String> dropped;
  private final ClientDialect client;
  private final ProviderDialect provider;
  private final AnswerIdentity identity;

  /**
   * @param dropped what the client's reader could not carry
   * @throws ai.nexus.wire.model.BadRequestException where the provider's dialect has no words for
   *     what is asked
   */
  HubTranslation(
      ChatRequest request,
      Dropped dropped,
      Target target,
      ClientDialect client,
      ProviderDialect provider,
      AnswerIdentity identity) {
    this.target = target;
    this.stream = request.stream();
    this.provenance = new Provenance(client.dialect(), provider.dialect());
    this.client = client;
    this.provider = provider;
    this.identity = identity;
    this.body = carried(request, dropped);
    this.dropped = dropped.members();
  }

  /** The provider's body. What cannot be carried is named as the client wrote it. */
  private byte[] carried(ChatRequest request, Dropped dropped) {
    Dropped more = new Dropped();
    try {
      ChatRequest own = provenance.own(request, more);
      return provider.request(own, target.upstreamModel(), more);
    } catch (BadRequestException refused) {
      throw client.names().of(refused);
    } finally {
      more.members().forEach(member -> dropped.add(client.names().of(member)));
    }
  }

  @Override
  public String path() {
    return target.provider().api().chatPath(target.upstreamModel(), stream);
  }

  @Override
  public boolean isUntouched() {
    return false;
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public AnswerFlow stream(AnswerHead head, Answer answer, RelayConfig config) {
    return new TranslatedStream(
        told(head, "text/event-stream"),
        answer,
        EventCutter.of(provider.framing(), config.maxEvent()),
        provider.stream(),
        provenance,
        client,
        identity);
  }

  @Override
  public AnswerFlow whole(AnswerHead head, Answer answer, RelayConfig config) {
    return new TranslatedBody(
        told(head, "application/json"),
        answer,
        provider,
        provenance,
        client,
        identity,
        config.maxRead());
  }

  @Override
  public AnswerFlow error(AnswerHead head, Answer answer) {
    return new ErrorFlow(
        told(head, "application/json").withStatus(ClientErrors.status(head.status(), client)),
        answer,
        body -> words(provider.error(head.status(), head.headers(), body), head, answer));
  }

  private ErrorWords words(ProviderError told, AnswerHead head, Answer answer) {
    ProviderError timed = RetryAfter.of(head).map(told::waiting).orElse(told);
    return new ErrorWords(
        client.error(ClientErrors.of(timed, client, answer.exchange())),
        timed.status(),
        timed.retryAfter());
  }

  private AnswerHead told(AnswerHead head, String contentType) {
    List<Map.Entry<String, String>> headers = new ArrayList<>(head.headers());
    if (!dropped.isEmpty()) {
      headers.add(Map.entry(DroppedHeader.NAME, DroppedHeader.value(dropped)));
    }
    return new AnswerHead(head.status(), contentType, headers, OptionalLong.empty(), false);
  }
}
