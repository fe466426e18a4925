package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.model.Dialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamSocketsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @ParameterizedTest
  @CsvSource({"a\u0000b, fine", "a b, fine", "a, in\u0001valid"})
  void tellsAtOnceOfWhatNoHandshakeCanCarry(String model, String header) throws IOException {
    try (ServerSocket provider = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Relay relay = new Relay(RelayConfig.read(new SettingsReader(key -> Optional.empty())))) {
      CompletableFuture<UpstreamSocket> socket =
          relay
              .sockets(1 << 20)
              .connect(
                  at(provider.getLocalPort()),
                  "/realtime?model=" + model,
                  Map.of("traceparent", header),
                  List.of(),
                  LONG)
              .toCompletableFuture();

      assertThat(socket)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .havingCause()
          .isInstanceOfSatisfying(
              GatewayException.class,
              failed -> assertThat(failed.failure()).isEqualTo(Failure.INTERNAL));
    }
  }

  private static Provider at(int port) {
    return new Provider(
        1,
        "Up",
        Dialect.OPENAI,
        URI.create("http://127.0.0.1:" + port + "/v1"),
        Optional.of("sk-upstream"),
        Optional.empty(),
        false,
        OnClientGone.CANCEL);
  }
}
