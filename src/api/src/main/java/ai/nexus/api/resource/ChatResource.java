package ai.nexus.api.resource;

import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.auth.ClientKeys;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.ExchangeConfig;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.relay.ChatService;
import ai.nexus.api.relay.EndingThreads;
import ai.nexus.api.relay.HttpDownstream;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.io.IOException;
import java.util.Locale;

/** Chat completions over HTTP, as {@code POST /v1/chat/completions} and without {@code /v1}. */
@Path("/")
@ApplicationScoped
public class ChatResource {

  private static final String ENDPOINT = "chat.completions";

  private Authenticator authenticator;
  private Exchanges exchanges;
  private ChatService chat;
  private ExchangeConfig config;
  private EndingThreads endings;

  @Inject
  void init(
      Authenticator authenticator,
      Exchanges exchanges,
      ChatService chat,
      ExchangeConfig config,
      EndingThreads endings) {
    this.endings = endings;
    this.authenticator = authenticator;
    this.exchanges = exchanges;
    this.chat = chat;
    this.config = config;
  }

  @POST
  @Path("v1/chat/completions")
  public void create(@Suspended AsyncResponse suspended) {
    HttpCall call = HttpCall.current();
    HttpServletRequest request = call.request();
    Caller caller = authenticator.authenticate(ClientKeys.of(request));
    Exchange exchange = exchanges.open(caller, RequestFactsReader.read(ENDPOINT, request));
    HttpDownstream downstream = new HttpDownstream(exchange, request, call.response(), endings);
    try {
      exchanges.admit(exchange);
      RequestFactsReader.check(request);
      requireJson(request.getContentType());
      readBody(exchange, call, suspended, downstream);
    } catch (GatewayException refused) {
      chat.refuse(exchange, downstream, refused);
    } catch (IOException broken) {
      chat.refuse(
          exchange,
          downstream,
          new GatewayException(
              Failure.CLIENT_GONE, "The connection ended before the request did.", broken));
    }
  }

  private void readBody(
      Exchange exchange, HttpCall call, AsyncResponse suspended, HttpDownstream downstream)
      throws IOException {
    BodyTimer timer = new BodyTimer(suspended, config.bodyTime(), exchange, chat, downstream);
    BodyReader.read(
        call.request(),
        call.response(),
        config.maxBody(),
        config.bodyTime(),
        new BodyReader.Result() {
          @Override
          public void whole(byte[] body) {
            if (timer.stop()) {
              chat.complete(exchange, body, downstream);
            }
          }

          @Override
          public void refused(GatewayException failure) {
            if (timer.stop()) {
              chat.refuse(exchange, downstream, failure);
            }
          }
        });
    timer.startUnlessStopped();
  }

  @POST
  @Path("chat/completions")
  public void createWithoutVersion(@Suspended AsyncResponse suspended) {
    create(suspended);
  }

  private static void requireJson(String contentType) {
    if (contentType == null || !isJson(contentType)) {
      throw new GatewayException(
          Failure.UNSUPPORTED_MEDIA_TYPE,
          "The body must be JSON: send the header 'Content-Type: application/json'.");
    }
  }

  private static boolean isJson(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    int semicolon = type.indexOf(';');
    return "application/json".equals((semicolon < 0 ? type : type.substring(0, semicolon)).trim());
  }
}
