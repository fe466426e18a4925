package ai.nexus.core.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A request and its response, as far as the filters ask for them. */
final class FakeHttp {

  final Map<String, String> requestHeaders = new HashMap<>();
  final Map<String, Object> attributes = new HashMap<>();
  final Map<String, String> responseHeaders = new HashMap<>();
  final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** Further lines of a header beside the one in {@link #requestHeaders}. */
  final Map<String, String> repeatedHeaders = new HashMap<>();

  String protocol = "HTTP/1.1";
  String connection = "1";
  DispatcherType dispatcherType = DispatcherType.REQUEST;
  int localPort = 5231;
  int status = 200;
  boolean async;
  boolean asyncEnded;
  Optional<AsyncListener> listener = Optional.empty();

  HttpServletRequest request() {
    return fake(
        HttpServletRequest.class,
        (name, arguments) ->
            switch (name) {
              case "getHeader" -> requestHeaders.get(lower(arguments[0]));
              case "getHeaders" -> headers(lower(arguments[0]));
              case "getProtocol" -> protocol;
              case "getServletConnection" ->
                  fake(ServletConnection.class, (about, none) -> connection);
              case "getAttribute" -> attributes.get((String) arguments[0]);
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              case "getDispatcherType" -> dispatcherType;
              case "getLocalPort" -> localPort;
              case "getRemoteAddr" -> "127.0.0.1";
              case "getMethod" -> "POST";
              case "getRequestURI" -> "/v1/chat/completions";
              case "getQueryString" -> "key=secret";
              case "isAsyncStarted" -> async;
              case "getAsyncContext" -> asyncContext();
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private Enumeration<String> headers(String name) {
    return Collections.enumeration(
        Stream.of(requestHeaders.get(name), repeatedHeaders.get(name))
            .filter(Objects::nonNull)
            .toList());
  }

  HttpServletResponse response() {
    return fake(
        HttpServletResponse.class,
        (name, arguments) ->
            switch (name) {
              case "setHeader" -> responseHeaders.put(lower(arguments[0]), (String) arguments[1]);
              case "getHeader" -> responseHeaders.get(lower(arguments[0]));
              case "setContentType" -> responseHeaders.put("content-type", (String) arguments[0]);
              case "setContentLength" ->
                  responseHeaders.put("content-length", String.valueOf(arguments[0]));
              case "setStatus" -> setStatus((int) arguments[0]);
              case "getStatus" -> status;
              case "getOutputStream" -> output();
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private int setStatus(int code) {
    status = code;
    return code;
  }

  String bodyText() {
    return body.toString(StandardCharsets.UTF_8);
  }

  AsyncContext asyncContext() {
    if (asyncEnded) {
      throw new IllegalStateException("the exchange has ended");
    }
    return fake(
        AsyncContext.class,
        (name, arguments) -> {
          if (name.equals("addListener")) {
            listener = Optional.of((AsyncListener) arguments[0]);
          }
          return null;
        });
  }

  private ServletOutputStream output() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener writeListener) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void write(int b) {
        body.write(b);
      }
    };
  }

  private static String lower(Object header) {
    return ((String) header).toLowerCase(Locale.ROOT);
  }

  /** Answers a call by the method's name. */
  private interface Answers {
    Object to(String method, Object... arguments);
  }

  private static <T> T fake(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.to(method.getName(), arguments);
              return method.getReturnType() == void.class ? null : answer;
            }));
  }
}
