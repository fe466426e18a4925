package ai.nexus.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingFilterTest {

  private final FakeHttp http = new FakeHttp();
  private final AtomicInteger passed = new AtomicInteger();
  private final FramingFilter filter = new FramingFilter("{\"error\":1}", "application/json");
  private final FilterChain chain = (request, response) -> passed.incrementAndGet();

  @Test
  void letsARequestWithoutBodyPass() throws Exception {
    filter();

    assertThat(passed).hasValue(1);
  }

  @Test
  void letsALengthPass() throws Exception {
    http.requestHeaders.put("content-length", "12");

    filter();

    assertThat(passed).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked"})
  void letsChunksPass(String coding) throws Exception {
    http.requestHeaders.put("transfer-encoding", coding);

    filter();

    assertThat(passed).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " chunked", "chunked ", "identity", "gzip, chunked", "chunked, chunked"})
  void refusesAnyOtherCoding(String coding) throws Exception {
    http.requestHeaders.put("transfer-encoding", coding);

    filter();

    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+5", "5, 5", "0x5", "9999999999999999999"})
  void refusesALengthThatIsNone(String length) throws Exception {
    http.requestHeaders.put("content-length", length);

    filter();

    assertRefused();
  }

  @Test
  void refusesALengthBesideChunks() throws Exception {
    http.requestHeaders.put("transfer-encoding", "chunked");
    http.requestHeaders.put("content-length", "5");

    filter();

    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"transfer-encoding", "content-length"})
  void refusesWhatIsSaidTwice(String header) throws Exception {
    http.requestHeaders.put(header, header.startsWith("t") ? "chunked" : "5");
    http.repeatedHeaders.put(header, header.startsWith("t") ? "chunked" : "6");

    filter();

    assertRefused();
  }

  @Test
  void refusesALengthBeforeChunksThatOnlyTheLauncherHasSeen() throws Exception {
    http.requestHeaders.put("transfer-encoding", "chunked");
    http.attributes.put("ai.nexus.both-lengths", true);

    filter();

    assertRefused();
  }

  @Test
  void refusesChunksInHttp10() throws Exception {
    http.protocol = "HTTP/1.0";
    http.requestHeaders.put("transfer-encoding", "chunked");

    filter();

    assertRefused();
  }

  @Test
  void dropsWhatElseComesOnARefusedConnection() throws Exception {
    http.requestHeaders.put("transfer-encoding", "identity");
    filter();
    http.requestHeaders.clear();
    http.body.reset();

    filter();

    assertThat(passed).hasValue(0);
    assertThat(http.status).isEqualTo(400);
    assertThat(http.bodyText()).isEmpty();
  }

  @Test
  void servesOtherConnections() throws Exception {
    http.requestHeaders.put("transfer-encoding", "identity");
    filter();
    http.requestHeaders.clear();
    http.connection = "2";

    filter();

    assertThat(passed).hasValue(1);
  }

  private void filter() throws Exception {
    filter.doFilter(http.request(), http.response(), chain);
  }

  private void assertRefused() {
    assertThat(passed).hasValue(0);
    assertThat(http.status).isEqualTo(400);
    assertThat(http.bodyText()).isEqualTo("{\"error\":1}");
    assertThat(http.responseHeaders)
        .containsEntry("connection", "close")
        .containsEntry("content-type", "application/json");
  }
}
