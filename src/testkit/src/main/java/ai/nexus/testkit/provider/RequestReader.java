package ai.nexus.testkit.provider;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads HTTP/1.1 requests from a connection (RFC 9112): with a length, chunked, or without body.
 */
final class RequestReader {

  private static final int LONGEST_LINE = 64 * 1024;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Peer peer;

  RequestReader(Peer peer) {
    this.peer = peer;
  }

  /** The next request; empty where the peer closed the connection between two. */
  Optional<WireRequest> next() throws IOException {
    int first = peer.read();
    if (first < 0) {
      return Optional.empty();
    }
    String[] line = ((char) first + line()).split(" ", -1);
    if (line.length != 3) {
      throw new IOException("not a request line: " + String.join(" ", line));
    }
    Map<String, List<String>> headers = headers();
    String[] target = line[1].split("\\?", 2);
    String query = target.length > 1 ? target[1] : "";
    return Optional.of(new WireRequest(line[0], target[0], query, headers, body(headers)));
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("not a header: " + line);
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    if (headers.containsKey("expect")) {
      peer.write(CONTINUE, 0, CONTINUE.length);
    }
    if (headers.containsKey("transfer-encoding")) {
      return chunks();
    }
    List<String> lengths = headers.getOrDefault("content-length", List.of("0"));
    byte[] body = new byte[Integer.parseInt(lengths.get(0))];
    peer.readFully(body);
    return body;
  }

  private byte[] chunks() throws IOException {
    var whole = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      byte[] chunk = new byte[size];
      peer.readFully(chunk);
      whole.write(chunk);
      line();
    }
    headers();
    return whole.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = peer.read(); next != '\n'; next = peer.read()) {
      if (next < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("a line without end");
      }
      line.append((char) next);
    }
    int end = line.length() - 1;
    if (end >= 0 && line.charAt(end) == '\r') {
      line.setLength(end);
    }
    return line.toString();
  }
}
