package ai.nexus.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Scripts;
import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How targets and their circuits are, as an operator sees it who looks at the console. */
@ExtendWith(GatewayExtension.class)
class TargetsPageIT {

  private final Gateway gateway;
  private final Browser browser = new Browser();

  TargetsPageIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @AfterEach
  void close() {
    try (browser) {
      browser.assertNoFaults();
    }
  }

  @Test
  void showsATargetThatTakesRequests() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));
    ConsolePage console = open();

    tenant.chat().complete(tenant.question("hi"));

    Locator row = console.row(tenant.model());
    assertThat(row).containsText("closed");
    assertThat(row).containsText("ms");
    assertThat(console.button(row, "Close circuit")).isHidden();
  }

  @Test
  void showsThatACircuitOpensAndClosesItByHand() {
    Tenant tenant = gateway.tenant().serve(Scripts.error(500, "down"));
    ConsolePage console = open();

    openCircuit(tenant);
    Locator row = console.row(tenant.model());
    assertThat(row).containsText("open");
    assertThat(row).containsText("left");
    console.button(row, "Close circuit").click();

    assertThat(row).containsText("closed");
    assertThat(console.text("The circuit of " + tenant.model())).isVisible();
    Assertions.assertThat(target(tenant).getString("circuit")).isEqualTo("closed");
  }

  @Test
  void showsThoseAloneWhoseCircuitIsNotClosed() {
    Tenant well = gateway.tenant().serve(ChatAnswer.of("hello"));
    Tenant down = gateway.tenant().serve(Scripts.error(500, "down"));
    well.chat().complete(well.question("hi"));
    openCircuit(down);
    ConsolePage console = open();
    assertThat(console.row(well.model())).isVisible();

    console.choose("Open or half open");

    assertThat(console.row(well.model())).hasCount(0);
    assertThat(console.row(down.model())).isVisible();
  }

  @Test
  void takesNoNameForMarkup() {
    String name = "<img src=x onerror=alert(1)> " + UUID.randomUUID();
    Tenant any = gateway.tenant();
    long provider =
        gateway
            .admin()
            .createProvider(
                Json.createObjectBuilder()
                    .add("name", name)
                    .add("server_url", gateway.upstream().baseUrl())
                    .add("personalized_key", any.key()));
    gateway.admin().createModel(provider, any.model());
    any.awaitTargets(2);
    ConsolePage console = open();

    assertThat(console.row(name)).containsText(any.model());
  }

  private ConsolePage open() {
    return new ConsolePage(browser.open(gateway.adminAddress()));
  }

  private void openCircuit(Tenant tenant) {
    Awaitility.await()
        .until(
            () -> {
              tenant.chat().complete(tenant.question("hi"));
              return target(tenant).getString("circuit").equals("open");
            });
  }

  private JsonObject target(Tenant tenant) {
    return gateway.admin().list("/providers/" + tenant.providerId() + "/targets").getJsonObject(0);
  }
}
