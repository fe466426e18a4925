package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Pace;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every request on a connection that is kept open is read and answered. */
@ExtendWith(GatewayExtension.class)
class KeepAliveIT {

  private static final int CONNECTIONS = 4;
  private static final int REQUESTS = 600;
  private static final int LIMIT_MILLIS = 15_000;
  private static final Duration LIMIT = Duration.ofMillis(LIMIT_MILLIS);
  private static final Duration SOON = Duration.ofSeconds(5);
  // Answers of 30 KB that are more than the sockets' buffers hold.
  private static final int UNREAD = 400;

  private final Gateway gateway;
  private final Tenant tenant;

  KeepAliveIT(Gateway gateway) {
    this.gateway = gateway;
    this.tenant = gateway.tenant().serve(ChatAnswer.of("one two"));
  }

  /** The server lost one request in some three hundred when a listener read the bodies. */
  @Test
  void requestsWhoseBodyComesBehindTheirHead() {
    CompletableFuture<?>[] connections =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(one -> CompletableFuture.supplyAsync(this::answersOnOneConnection))
            .toArray(CompletableFuture[]::new);

    assertThat(connections).allSatisfy(answers -> assertThat(answers.join()).isEqualTo(REQUESTS));
  }

  /** The server goes on with a connection's next request on the thread that ended the last. */
  @Test
  void anUnfinishedNextRequestHoldsUpNobody() throws IOException {
    byte[] unfinished = Arrays.copyOf(request(), request().length - 1);
    try (var connections = new Sockets()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = connections.openAnswered();
        socket.getOutputStream().write(request());
        socket.getOutputStream().write(unfinished);
      }

      assertOthersAreAnswered();
    }
  }

  @Test
  void aClientThatSendsOnAndDoesNotReadHoldsUpNobody() throws IOException {
    tenant.serve(ChatAnswer.of("x".repeat(30_000)));
    try (var connections = new Sockets()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = connections.openAnswered();
        connections.run(() -> sendWithoutReading(socket));
      }
      await().atMost(LIMIT).until(() -> tenant.received().size() > UNREAD);

      assertOthersAreAnswered();
    }
  }

  /**
   * What comes while another request is under way is read when that one is over, and not before.
   */
  @Test
  void aRequestThatComesWhileTheLastOneIsAnswered() throws IOException {
    try (var connections = new Sockets()) {
      Socket socket = connections.openAnswered();
      Tenant slow = gateway.tenant();
      slow.serve(ChatAnswer.of("slow").at(Pace.thinkingFor(Duration.ofMillis(500))));

      socket.getOutputStream().write(request(slow.key(), slow.question("hi")));
      await().until(() -> !slow.received().isEmpty());
      socket.getOutputStream().write(request());

      assertThat(Answer.read(socket.getInputStream()).body()).contains("slow");
      assertThat(Answer.read(socket.getInputStream()).body()).contains("one two");
      assertThat(ask(socket, request()).status()).isEqualTo(200);
    }
  }

  /** A short request is answered where it is read; one that waits must not be, right behind it. */
  @Test
  void anUnfinishedRequestBehindARefusedOneHoldsUpNobody() throws IOException {
    try (var connections = new Sockets()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = connections.openAnswered();
        var both = new ByteArrayOutputStream();
        both.writeBytes(request("", tenant.question("hi")));
        both.writeBytes(Arrays.copyOf(request(), request().length - 1));
        socket.getOutputStream().write(both.toByteArray());
        assertThat(Answer.read(socket.getInputStream()).status()).isEqualTo(401);
      }

      assertOthersAreAnswered();
    }
  }

  /** Short requests on a known connection must not wait for the database; these need it. */
  @Test
  void keysAndModelsThatAreNotAtHandAreLookedUp() throws IOException {
    try (var connections = new Sockets()) {
      Socket socket = connections.openAnswered();

      String unknown = tenant.question("hi").replace(tenant.model(), "unknown");
      assertThat(ask(socket, request("unknown", tenant.question("hi"))).status()).isEqualTo(401);
      assertThat(ask(socket, request()).status()).isEqualTo(200);
      assertThat(ask(socket, request(tenant.key(), unknown)).status()).isEqualTo(404);
      assertThat(ask(socket, request()).status()).isEqualTo(200);
      Tenant young = gateway.tenant().serve(ChatAnswer.of("one two"));
      assertThat(ask(socket, request(young.key(), young.question("hi"))).body())
          .contains("one two");
    }
  }

  private static Answer ask(Socket socket, byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    return Answer.read(socket.getInputStream());
  }

  private void assertOthersAreAnswered() {
    Tenant other = gateway.tenant().serve(ChatAnswer.of("one two"));
    for (int i = 0; i < 20; i++) {
      assertThat(other.chat().later(other.question("hi")))
          .succeedsWithin(SOON)
          .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    }
  }

  private void sendWithoutReading(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      byte[] request = request();
      for (int i = 0; i < REQUESTS; i++) {
        out.write(request);
      }
    } catch (IOException closed) {
      // The test has ended.
    }
  }

  private byte[] request() {
    return request(tenant.key(), tenant.question("hi"));
  }

  private static byte[] request(String key, String question) {
    var request = new ByteArrayOutputStream();
    byte[] body = question.getBytes(StandardCharsets.UTF_8);
    request.writeBytes(head(key, body.length));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static byte[] head(String key, int length) {
    return """
        POST %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d

        """
        .formatted(Chat.COMPLETIONS, key, length)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private int answersOnOneConnection() {
    byte[] body = tenant.question("hi").getBytes(StandardCharsets.UTF_8);
    byte[] head = head(tenant.key(), body.length);
    int answered = 0;
    try (var socket = new Socket(gateway.api().getHost(), gateway.api().getPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (answered < REQUESTS) {
        out.write(head);
        out.write(body);
        Answer answer = Answer.read(in);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("one two");
        answered++;
      }
      return answered;
    } catch (IOException failed) {
      throw new AssertionError("no answer to request " + (answered + 1), failed);
    }
  }

  private record Answer(int status, String body) {

    static Answer read(InputStream in) throws IOException {
      int status = Integer.parseInt(line(in).split(" ", 3)[1]);
      int length = 0;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Integer.parseInt(lower.substring("content-length:".length()).trim());
        }
      }
      return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException("the server has closed the connection");
        }
        line.append((char) c);
      }
      return line.toString().stripTrailing();
    }
  }

  /** Connections to the API, closed together. */
  private final class Sockets implements AutoCloseable {
    private final List<Socket> open = new ArrayList<>();
    private final ExecutorService senders = Executors.newCachedThreadPool();

    /** One that has had an answer: its short requests are answered where they are read. */
    Socket openAnswered() throws IOException {
      var socket = new Socket(gateway.api().getHost(), gateway.api().getPort());
      socket.setSoTimeout(LIMIT_MILLIS);
      open.add(socket);
      assertThat(ask(socket, request()).status()).isEqualTo(200);
      return socket;
    }

    void run(Runnable sender) {
      senders.execute(sender);
    }

    @Override
    public void close() throws IOException {
      senders.shutdown();
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
