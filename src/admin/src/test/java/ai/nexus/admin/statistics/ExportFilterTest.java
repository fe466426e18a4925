package ai.nexus.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportFilterTest {

  private final ExportFilter filter = new ExportFilter();
  private final Map<String, Object> told = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int begun;

  @Test
  void refusesOneMoreThanThereArePlaces() throws Exception {
    runWithin(ExportFilter.MOST + 1);

    assertThat(begun).isEqualTo(ExportFilter.MOST);
    assertThat(told).containsEntry("setStatus", 429).containsEntry("Retry-After", "10");
    assertThat(body.toString(StandardCharsets.UTF_8)).contains("4 exports running; try again");
  }

  @Test
  void takesTheNextWhenOthersHaveEnded() throws Exception {
    runWithin(ExportFilter.MOST);
    runWithin(ExportFilter.MOST);

    assertThat(told).isEmpty();
  }

  @Test
  void givesThePlaceBackWhenTheClientIsGone() throws Exception {
    for (int i = 0; i <= ExportFilter.MOST; i++) {
      assertThatThrownBy(() -> filter((request, response) -> failAsBrokenPipe()))
          .hasMessage("Broken pipe");
    }

    runWithin(ExportFilter.MOST);
    assertThat(told).isEmpty();
  }

  /** So many exports, each beginning before the one before it ends. */
  private void runWithin(int exports) throws IOException, ServletException {
    filter(
        (request, response) -> {
          begun++;
          if (exports > 1) {
            runWithin(exports - 1);
          }
        });
  }

  private void filter(FilterChain chain) throws IOException, ServletException {
    filter.doFilter(request(), response(), chain);
  }

  private static void failAsBrokenPipe() throws IOException {
    throw new IOException("Broken pipe");
  }

  private static HttpServletRequest request() {
    return fake(
        HttpServletRequest.class,
        (proxy, method, arguments) ->
            method.getName().equals("getRequestURI") ? "/stats/export" : null);
  }

  private HttpServletResponse response() {
    return fake(
        HttpServletResponse.class,
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "setHeader" -> told.put((String) arguments[0], arguments[1]);
            case "getOutputStream" -> {
              return new Body();
            }
            default -> told.put(method.getName(), arguments[0]);
          }
          return null;
        });
  }

  private static <T> T fake(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private final class Body extends ServletOutputStream {

    @Override
    public void write(int written) {
      body.write(written);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("written at once");
    }
  }
}
