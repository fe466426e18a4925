package ai.nexus.testkit.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A socket that shows the provider's answers as they travel, framing and all. */
final class RawClient implements AutoCloseable {

  private final Socket socket;
  private final String key;

  RawClient(FakeProvider provider) throws IOException {
    URI base = URI.create(provider.baseUrl());
    socket = new Socket(base.getHost(), base.getPort());
    socket.setSoTimeout(5_000);
    key = provider.key();
  }

  void chat(String body) throws IOException {
    chat(body, "Bearer " + key);
  }

  void chat(String body, String authorization) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: fake\r\nContent-Type: application/json\r\n"
            + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
            + "Content-Length: %d\r\n\r\n".formatted(bytes.length);
    OutputStream out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
  }

  /** All that comes up to the end of the connection. */
  String readToEnd() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** What comes up to and with the text. */
  String readUntil(String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("ended before " + end + ": " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }

  /** The sizes of the reads in which the rest arrives. */
  List<Integer> readSizesToEnd() throws IOException {
    List<Integer> sizes = new ArrayList<>();
    byte[] buffer = new byte[65_536];
    for (int n = socket.getInputStream().read(buffer);
        n > 0;
        n = socket.getInputStream().read(buffer)) {
      sizes.add(n);
    }
    return sizes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
