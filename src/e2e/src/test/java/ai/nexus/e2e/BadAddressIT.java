package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.RawRequest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Addresses that no server can decode, or that lead above the root. The server alone answers the
 * former with 200 and nothing.
 */
@ExtendWith(GatewayExtension.class)
class BadAddressIT {

  private final Gateway gateway;

  BadAddressIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%zz",
        "/%",
        "/v1/models/%zz",
        "/v1/chat/completions%4",
        "/%00",
        "/%ff",
        "/%c0%ae%c0%ae/x",
        "/../../x",
        "/a/%2e%2e/%2e%2e/x",
        "/\\x",
        "/providers;x=%zz",
        "http://localhost/%zz"
      })
  void areRefusedInEachApplicationsOwnForm(String address) throws IOException {
    String api = RawRequest.send(gateway.api(), "POST", address);
    String admin = RawRequest.send(gateway.adminAddress(), "GET", address);

    assertThat(api).startsWith("HTTP/1.1 400").contains("x-request-id: ");
    assertThat(JsonText.error(body(api)).getString("message")).contains("cannot be understood");
    assertThat(admin).startsWith("HTTP/1.1 400").contains("application/problem+json");
    assertThat(JsonText.object(body(admin)).getString("detail")).contains("cannot be understood");
  }

  @Test
  void areRefusedInTheWordsOfTheClientsDialect() throws IOException {
    String answer = RawRequest.send(gateway.api(), "POST", "/v1/messages/%zz");

    assertThat(JsonText.object(body(answer)).getString("type")).isEqualTo("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/nothing?x=%zz", "/v1/%25zz", "/v1/a%2Fb"})
  void areNotMistakenForThoseThatOnlyLookLikeThem(String address) throws IOException {
    assertThat(RawRequest.send(gateway.api(), "GET", address)).startsWith("HTTP/1.1 404");
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }
}
