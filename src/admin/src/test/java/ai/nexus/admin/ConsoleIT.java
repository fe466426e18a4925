package ai.nexus.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the console's files are served. What they do in a browser is tested from outside. */
@ArquillianTest
class ConsoleIT {

  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

  @ArquillianResource private URL deployed;

  @Deployment(testable = false)
  static WebArchive admin() {
    return AdminArchive.plain();
  }

  private RestClient rest() {
    return new RestClient(deployed.getPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "application/json, text/html;q=0.5"})
  void givesScriptsTheListOfResources(String accept) throws Exception {
    HttpResponse<String> answer = rest().get("/", "Accept", accept);

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(RestClient.object(answer).getJsonArray("resources")).isNotEmpty();
  }

  @Test
  void givesBrowsersThePage() throws Exception {
    HttpResponse<String> answer = rest().get("/", "Accept", BROWSER);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'");
    assertThat(answer.body()).startsWith("<!doctype html>");
  }

  @ParameterizedTest
  @CsvSource({
    "/console/console.js, text/javascript;charset=utf-8",
    "/console/elements/shell.js, text/javascript;charset=utf-8",
    "/console/style.css, text/css;charset=utf-8",
    "/console/icon.svg, image/svg+xml"
  })
  void namesTheTypeOfAFile(String path, String type) throws Exception {
    HttpResponse<String> answer = rest().get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/other.js",
        "/console/index.html",
        "/console/..%2FWEB-INF/web.xml",
        "/console/%2E%2E/WEB-INF/beans.xml"
      })
  void hasNoOtherFiles(String path) throws Exception {
    assertThat(rest().get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void mayBeLinkedToFromOtherSitesButNotLoadedByThem() throws Exception {
    assertThat(rest().navigate("document", "/").statusCode()).isEqualTo(200);
    assertThat(rest().navigate("iframe", "/").statusCode()).isEqualTo(403);
    assertThat(rest().navigate("document", "/providers").statusCode()).isEqualTo(403);
    assertThat(rest().getAs("cross-site", "/console/console.js").statusCode()).isEqualTo(403);
  }
}
