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
    ConsolePage console = open(tenant);

    tenant.chat().complete(tenant.question("hi"));

    Locator row = console.row(tenant.model());
    assertThat(row).containsText("closed");
    assertThat(row).containsText("ms");
    assertThat(console.button(row, "Close circuit")).isHidden();
  }

  @Test
  void showsThatACircuitOpensAndClosesItByHand() {
    Tenant tenant = gateway.tenant().serve(Scripts.error(500, "down"));
    ConsolePage console = open(tenant);

    openCircuit(tenant);
    Locator row = console.row(tenant.model());
    assertThat(row).containsText("open");
    assertThat(row).containsText("left");
    console.button(row, "Close circuit").click();

    assertThat(row).containsText("closed");
    assertThat(console.text("The circuit of " + tenant.model())).isVisible();
    Assertions.assertThat(circuit(tenant)).isEqualTo("closed");
  }

  @Test
  void showsThoseAloneWhoseCircuitIsNotClosed() {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("hello"));
    String well = tenant.model();
    String down = well + "-down";
    gateway.admin().createModel(tenant.providerId(), down);
    tenant.upstream().serve(down, Scripts.error(500, "down"));
    tenant.chat().complete(tenant.question("hi"));
    openCircuit(new Tenant(gateway, tenant.providerId(), tenant.key(), down));
    ConsolePage console = open(tenant);
    assertThat(console.rows()).hasCount(2);

    console.choose("Open or half open");

    assertThat(console.rows()).hasCount(1);
    assertThat(console.rows()).containsText(down);
    console.choose("All");
    assertThat(console.rows()).hasCount(2);
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
    ConsolePage console = open(name);

    assertThat(console.row(name)).containsText(any.model());
  }

  private ConsolePage open(Tenant tenant) {
    return open(Long.toString(tenant.providerId()));
  }

  /** Others have targets too. */
  private ConsolePage open(String provider) {
    ConsolePage console = new ConsolePage(browser.open(gateway.adminAddress()));
    console.write("Provider", provider);
    console.field("Provider").press("Enter");
    return console;
  }

  private void openCircuit(Tenant tenant) {
    Awaitility.await()
        .until(
            () -> {
              tenant.chat().complete(tenant.question("hi"));
              return circuit(tenant).equals("open");
            });
  }

  private String circuit(Tenant tenant) {
    return gateway
        .admin()
        .list("/targets?provider=" + tenant.providerId())
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(target -> target.getString("upstream_model").equals(tenant.model()))
        .map(target -> target.getString("circuit"))
        .findFirst()
        .orElse("");
  }
}
