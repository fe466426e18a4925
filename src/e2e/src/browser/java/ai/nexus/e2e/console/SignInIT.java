package ai.nexus.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import ai.nexus.e2e.support.Servers;
import ai.nexus.testkit.server.NexusServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The console of a gateway that asks for a token, and that goes away and comes back. */
@DisabledIfSystemProperty(
    named = "nexus.e2e.api",
    matches = ".+",
    disabledReason = "the server is somebody else's")
class SignInIT {

  private static final String TOKEN = "a-token-of-this-test";

  @Test
  void asksForTheTokenAndOutlivesARestart() {
    var plan = Servers.plan("console").with("NEXUS_ADMIN_TOKEN", TOKEN);
    try (Browser browser = new Browser()) {
      ConsolePage console;
      try (NexusServer server = NexusServer.start(plan)) {
        console = new ConsolePage(browser.open(server.admin()));
        signsInWithTheTokenAlone(console);
        keepsTheTokenInItsTab(console);
      }
      assertThat(console.text("The gateway does not answer.")).isVisible();
      try (NexusServer again = NexusServer.start(plan)) {
        assertThat(console.page()).hasURL(again.admin() + "/");
        assertThat(console.text("The gateway does not answer.")).isHidden();
        signsOut(console);
      }
      browser.assertNoFaults();
    }
  }

  private static void signsInWithTheTokenAlone(ConsolePage console) {
    assertThat(console.heading("Sign in")).isVisible();
    console.write("Admin token", "another-token");
    console.press("Sign in");
    assertThat(console.text("does not take this token")).isVisible();
    console.write("Admin token", TOKEN);
    console.press("Sign in");
    assertThat(console.heading("Targets")).isVisible();
    assertThat(console.text("No target is known")).isVisible();
  }

  private static void keepsTheTokenInItsTab(ConsolePage console) {
    console.page().reload();
    assertThat(console.text("No target is known")).isVisible();
  }

  private static void signsOut(ConsolePage console) {
    console.press("Sign out");
    assertThat(console.heading("Sign in")).isVisible();
    console.page().reload();
    assertThat(console.heading("Sign in")).isVisible();
  }
}
