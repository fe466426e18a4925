package ai.nexus.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where a request would go, as an operator asks it in the console. */
@ExtendWith(GatewayExtension.class)
class RoutePageIT {

  private final Gateway gateway;
  private final Browser browser = new Browser();

  RoutePageIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @AfterEach
  void close() {
    try (browser) {
      browser.assertNoFaults();
    }
  }

  @Test
  void tellsWhichTargetWouldBeTakenAndWhy() {
    Tenant tenant = gateway.tenant().awaitTargets(1);
    ConsolePage console = open();

    console.write("Model", tenant.model());
    console.write("Client key", tenant.key());
    console.write("Conversation", "c-1");
    console.press("Ask");

    Locator cells = console.row(tenant.model()).getByRole(AriaRole.CELL);
    assertThat(cells.first()).hasText("1");
    assertThat(cells.nth(6)).hasText("closed");
    assertThat(console.text(tenant.model() + " would go to Provider")).isVisible();
    assertThat(console.text("ordered by the conversation")).isVisible();
  }

  @Test
  void suggestsModelsThatThereAre() {
    Tenant tenant = gateway.tenant();
    ConsolePage console = open();

    assertThat(console.page().locator("#models option[value='" + tenant.model() + "']"))
        .hasCount(1);
  }

  @Test
  void saysWhatIsWrongWhereItIsWrong() {
    ConsolePage console = open();

    console.write("Model", "any");
    console.write("Conversation", "a/b");
    console.press("Ask");

    assertThat(console.text("must have 1 to 128 printable ASCII characters")).isVisible();
    assertThat(console.field("Conversation")).hasAttribute("aria-invalid", "true");
  }

  @Test
  void saysThatNobodyServesTheModel() {
    ConsolePage console = open();

    console.write("Model", "nobody/serves this?");
    console.press("Ask");

    assertThat(console.text("No enabled provider serves a model 'nobody/serves this?'"))
        .isVisible();
  }

  private ConsolePage open() {
    return new ConsolePage(browser.open(gateway.adminAddress())).go("Route");
  }
}
