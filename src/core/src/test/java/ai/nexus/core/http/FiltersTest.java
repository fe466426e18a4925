package ai.nexus.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.usage.EntryId;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

  private static final String LOGGER = "ai.nexus.access.test";

  private final FakeHttp http = new FakeHttp();
  private final AtomicInteger passed = new AtomicInteger();
  private final FilterChain chain = (request, response) -> passed.incrementAndGet();
  private final Logger logger = Logger.getLogger(LOGGER);
  private final Recorder recorder = new Recorder();
  private final AccessLogFilter accessLog = new AccessLogFilter(LOGGER);

  @BeforeEach
  void record() {
    logger.setUseParentHandlers(false);
    logger.addHandler(recorder);
  }

  @AfterEach
  void stopRecording() {
    logger.removeHandler(recorder);
  }

  @Test
  void takesTheClientsRequestId() throws Exception {
    http.requestHeaders.put("x-request-id", "my-id.1_A");

    new RequestIdFilter().doFilter(http.request(), http.response(), chain);

    assertThat(http.attributes).containsEntry(RequestIdFilter.ATTRIBUTE, "my-id.1_A");
    assertThat(http.responseHeaders).containsEntry("x-request-id", "my-id.1_A");
    assertThat(passed).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "new\nline", "对话", "\"quoted\""})
  void makesARequestIdWhereTheClientsIsNotFit(String given) throws Exception {
    http.requestHeaders.put("x-request-id", given);

    new RequestIdFilter().doFilter(http.request(), http.response(), chain);

    assertThat(http.responseHeaders.get("x-request-id")).matches("req_[0-9A-Z]{26}");
  }

  @Test
  void makesARequestIdWhereTheClientHasNone() throws Exception {
    new RequestIdFilter().doFilter(http.request(), http.response(), chain);

    assertThat(http.attributes.get(RequestIdFilter.ATTRIBUTE).toString())
        .matches("req_[0-9A-Z]{26}")
        .isEqualTo("req_" + http.attributes.get(RequestIdFilter.ENTRY_ATTRIBUTE));
  }

  @Test
  void callsNoEntryAfterAnIdOfTheClients() throws Exception {
    http.requestHeaders.put("x-request-id", "req_" + EntryId.next());

    new RequestIdFilter().doFilter(http.request(), http.response(), chain);

    assertThat(http.attributes).doesNotContainKey(RequestIdFilter.ENTRY_ATTRIBUTE);
  }

  @Test
  void keepsTheIdThatARequestHas() throws Exception {
    http.attributes.put(RequestIdFilter.ATTRIBUTE, "req_1");

    new RequestIdFilter().doFilter(http.request(), http.response(), chain);

    assertThat(http.responseHeaders).containsEntry("x-request-id", "req_1");
  }

  @Test
  void showsTheStatusOnTheErrorPage() throws Exception {
    http.attributes.put(RequestDispatcher.ERROR_STATUS_CODE, 400);

    new ErrorPage("{\"status\":${status}}", "application/json")
        .service(http.request(), http.response());

    assertThat(http.status).isEqualTo(400);
    assertThat(http.bodyText()).isEqualTo("{\"status\":400}");
  }

  @Test
  void hasNoErrorPageAtItsOwnAddress() throws Exception {
    new ErrorPage("", "application/json").service(http.request(), http.response());

    assertThat(http.status).isEqualTo(404);
  }

  @Test
  void refusesTheOtherApplicationsPort() throws Exception {
    http.localPort = 8000;

    new PortGuardFilter(8000, "{\"错\":1}", "application/problem+json")
        .doFilter(http.request(), http.response(), chain);

    assertThat(passed).hasValue(0);
    assertThat(http.status).isEqualTo(404);
    assertThat(http.bodyText()).isEqualTo("{\"错\":1}");
    assertThat(http.responseHeaders)
        .containsEntry("content-type", "application/problem+json")
        .containsEntry("content-length", "9");
  }

  @Test
  void letsItsOwnPortPass() throws Exception {
    new PortGuardFilter(8000, "", "application/json")
        .doFilter(http.request(), http.response(), chain);

    assertThat(passed).hasValue(1);
    assertThat(http.status).isEqualTo(200);
  }

  @Test
  void refusesAnAddressThatTheLauncherHasMarked() throws Exception {
    http.attributes.put("ai.nexus.bad-address", true);

    new AddressFilter("{\"错\":1}", "application/problem+json")
        .doFilter(http.request(), http.response(), chain);

    assertThat(passed).hasValue(0);
    assertThat(http.status).isEqualTo(400);
    assertThat(http.bodyText()).isEqualTo("{\"错\":1}");
    assertThat(http.responseHeaders).containsEntry("content-type", "application/problem+json");
  }

  @Test
  void letsAnyOtherAddressPass() throws Exception {
    new AddressFilter("", "application/json").doFilter(http.request(), http.response(), chain);

    assertThat(passed).hasValue(1);
    assertThat(http.status).isEqualTo(200);
  }

  @Test
  void logsARequestWhenItHasEnded() throws Exception {
    http.attributes.put(RequestIdFilter.ATTRIBUTE, "req_1");
    http.requestHeaders.put("user-agent", "u".repeat(1000));
    http.responseHeaders.put("content-length", "12");
    http.status = 201;

    accessLog.doFilter(http.request(), http.response(), chain);

    assertThat(recorder.onlyFields())
        .containsEntry("request_id", "req_1")
        .containsEntry("remote", "127.0.0.1")
        .containsEntry("method", "POST")
        .containsEntry("path", "/v1/chat/completions")
        .containsEntry("status", 201)
        .containsEntry("bytes", 12L)
        .containsEntry("user_agent", "u".repeat(200))
        .containsKey("ms");
    assertThat(recorder.onlyFields().toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12a", "-1", "1234567890123456789", "１"})
  void logsNoLengthThatIsNone(String length) throws Exception {
    http.responseHeaders.put("content-length", length);

    accessLog.doFilter(http.request(), http.response(), chain);

    assertThat(recorder.onlyFields()).containsKey("ms").doesNotContainKey("bytes");
  }

  @Test
  void logsAnAsynchronousRequestAtItsEndOnce() throws Exception {
    http.async = true;

    accessLog.doFilter(http.request(), http.response(), chain);

    assertThat(recorder.records).isEmpty();
    http.status = 429;
    AsyncEvent end = new AsyncEvent(http.asyncContext());
    http.listener.orElseThrow().onError(end);
    http.listener.orElseThrow().onComplete(end);
    http.listener.orElseThrow().onComplete(end);
    assertThat(recorder.onlyFields()).containsEntry("status", 429);
  }

  @Test
  void logsAnAsynchronousRequestThatEndedMeanwhile() throws Exception {
    http.async = true;
    http.asyncEnded = true;

    accessLog.doFilter(http.request(), http.response(), chain);

    assertThat(recorder.onlyFields()).containsEntry("status", 200);
  }

  @Test
  void logsARequestThatFailed() {
    FilterChain failing =
        (request, response) -> {
          throw new ServletException("broken");
        };

    assertThatThrownBy(() -> accessLog.doFilter(http.request(), http.response(), failing))
        .isInstanceOf(ServletException.class);
    assertThat(recorder.onlyFields()).containsEntry("status", 500);
  }

  private static final class Recorder extends Handler {

    private final List<LogRecord> records = new ArrayList<>();

    Map<String, Object> onlyFields() {
      assertThat(records).hasSize(1);
      Map<String, Object> fields = new java.util.LinkedHashMap<>();
      ((Map<?, ?>) records.get(0).getParameters()[0])
          .forEach((name, value) -> fields.put((String) name, value));
      return fields;
    }

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
