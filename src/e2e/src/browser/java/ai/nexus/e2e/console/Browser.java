package ai.nexus.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The system's Chromium, and what its console says. Each window is as of a browser of its own,
 * without what others stored.
 */
final class Browser implements AutoCloseable {

  private static final double LIMIT_MS = 20_000;

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> faults = new CopyOnWriteArrayList<>();

  Browser() {
    chromium =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("nexus.browser")))
                    // Chromium refuses its sandbox to root, which is who runs tests in containers.
                    .setChromiumSandbox(false));
  }

  /** A new window that shows what is at the address. */
  Page open(URI address) {
    BrowserContext window = chromium.newContext();
    window.setDefaultTimeout(LIMIT_MS);
    Page page = window.newPage();
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !isAnswer(message.text())) {
            faults.add(message.text());
          }
        });
    page.navigate(address.toString());
    return page;
  }

  /** Chromium reports each answer of 400 and above, also those that the page expects. */
  private static boolean isAnswer(String text) {
    return text.startsWith("Failed to load resource");
  }

  /** Nothing was thrown, and nothing refused that the pages try to do. */
  void assertNoFaults() {
    assertThat(faults).isEmpty();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
