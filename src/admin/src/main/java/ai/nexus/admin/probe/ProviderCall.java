package ai.nexus.admin.probe;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;

/**
 * Asks a provider for something. Blocks for at most 5 s to connect and about 10 s for the answer,
 * of which it reads 4 MiB.
 */
final class ProviderCall {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 4 << 20;

  /**
   * @param path below the provider's base address
   * @throws ProcessingException where there was no answer, as for an IOException
   */
  ProviderAnswer get(ProbeTarget target, String path) throws IOException {
    long began = System.nanoTime();
    Client client = ClientBuilder.newClient(config(target));
    try (Response response = request(client, target, path).get()) {
      return new ProviderAnswer(response.getStatus(), readBounded(response, began));
    } finally {
      client.close();
    }
  }

  private static ClientConfig config(ProbeTarget target) {
    return new ClientConfig()
        .connectorProvider(
            new HttpUrlConnectorProvider()
                .connectionFactory(new ProbeConnections(target.proxyUrl())))
        .property(ClientProperties.CONNECT_TIMEOUT, (int) CONNECT_LIMIT.toMillis())
        .property(ClientProperties.READ_TIMEOUT, (int) READ_LIMIT.toMillis())
        // A redirect would carry the key to another host.
        .property(ClientProperties.FOLLOW_REDIRECTS, false);
  }

  private static Invocation.Builder request(Client client, ProbeTarget target, String path) {
    Invocation.Builder request =
        client.target(target.serverUrl() + path).request(MediaType.APPLICATION_JSON);
    target.api().headers(target.serverKey()).forEach(request::header);
    return request;
  }

  /** Also ends where the upstream sends a byte now and then, which no read timeout notices. */
  private static byte[] readBounded(Response response, long began) throws IOException {
    Duration limit = CONNECT_LIMIT.plus(READ_LIMIT);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try (InputStream body = response.readEntity(InputStream.class)) {
      int length = body.read(buffer);
      while (length >= 0 && all.size() < MAX_BYTES) {
        if (System.nanoTime() - began > limit.toNanos()) {
          throw new SocketTimeoutException("the answer took longer than " + limit);
        }
        all.write(buffer, 0, length);
        length = body.read(buffer);
      }
    }
    return all.toByteArray();
  }
}
