package ai.nexus.core.access;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Where Google gives tokens
 * (https://developers.google.com/identity/protocols/oauth2/service-account). A fetch takes at most
 * 10 seconds. What fails is told by status and Google's word for it alone, so that no secret comes
 * along.
 */
final class TokenEndpoint {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final JsonReaderFactory READERS =
      JsonProvider.provider().createReaderFactory(Map.of());
  private static final String GRANT =
      "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";

  private final ServiceAccount account;
  private final HttpClient client;

  TokenEndpoint(ServiceAccount account, Optional<URI> proxy) {
    this.account = account;
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(LIMIT);
    proxy.ifPresent(address -> builder.proxy(ProxySelector.of(socket(address))));
    this.client = builder.build();
  }

  /** Java's client speaks to HTTP proxies alone, and sends them no password on the way to https. */
  private static InetSocketAddress socket(URI proxy) {
    if (!"http".equals(proxy.getScheme()) || proxy.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "a service account's tokens can be fetched only through an http proxy without user and"
              + " password");
    }
    return new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort());
  }

  CompletableFuture<Token> fetch(Instant now) {
    return CompletableFuture.completedFuture(now).thenCompose(this::send);
  }

  private CompletableFuture<Token> send(Instant now) {
    String assertion = URLEncoder.encode(Assertion.of(account, now), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(account.tokenUri())
            .timeout(LIMIT)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(GRANT + assertion))
            .build();
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS) // the request's own ends at the head
        .handle((answer, failure) -> token(answer, failure, now));
  }

  private Token token(HttpResponse<String> answer, Throwable failure, Instant now) {
    if (failure != null) {
      throw new AccessException(
          "no token could be fetched from " + account.tokenUri().getHost(), failure);
    }
    JsonObject json = object(answer.body());
    String token = text(json, "access_token");
    if (answer.statusCode() != 200 || token.isEmpty()) {
      throw new AccessException(
          account.tokenUri().getHost()
              + " gave no token: status "
              + answer.statusCode()
              + " "
              + text(json, "error").replaceAll("[^a-z_]", ""));
    }
    return Token.of(token, now, Duration.ofSeconds(json.getInt("expires_in", 0)));
  }

  private static JsonObject object(String body) {
    try (JsonReader reader = READERS.createReader(new StringReader(body))) {
      return reader.readObject();
    } catch (RuntimeException malformed) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
  }

  private static String text(JsonObject json, String name) {
    return json.getString(name, "");
  }
}
