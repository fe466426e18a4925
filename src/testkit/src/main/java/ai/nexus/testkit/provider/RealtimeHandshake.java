package ai.nexus.testkit.provider;

import ai.nexus.testkit.provider.openai.OpenAiJson;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A request to upgrade to a WebSocket (RFC 6455, section 4.2). */
public final class RealtimeHandshake {

  private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Peer peer;
  private final WireRequest wire;
  private final Output output;

  RealtimeHandshake(Peer peer, WireRequest wire, Output output) {
    this.peer = peer;
    this.wire = wire;
    this.output = output;
  }

  static boolean isOne(WireRequest wire) {
    return wire.header("upgrade").filter("websocket"::equalsIgnoreCase).isPresent();
  }

  /** As the query names it; empty text where it does not. */
  public String model() {
    for (String member : wire.query().split("&", -1)) {
      if (member.startsWith("model=")) {
        return member.substring("model=".length());
      }
    }
    return "";
  }

  /** Selects {@code realtime} where it is offered, as OpenAI does. */
  public RealtimePeer accept() throws IOException {
    Optional<String> offered = wire.header("sec-websocket-protocol");
    String head =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accepted(wire.header("sec-websocket-key").orElse(""))
            + (offered.isPresent() ? "\r\nSec-WebSocket-Protocol: realtime" : "")
            + "\r\n\r\n";
    byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
    peer.write(bytes, 0, bytes.length);
    output.request().answeredWith(101);
    return new RealtimePeer(peer, output.request());
  }

  public void refuse(int status, String message) throws IOException {
    byte[] body =
        OpenAiJson.error(
            message, "scripted_error", Json.createValue("scripted"), Json.createValue("scripted"));
    output.head(status, Map.of("Content-Type", "application/json"), Framing.LENGTH, body.length);
    output.send(body);
    output.end();
  }

  /** Says nothing until the gateway hangs up, which is an exception. */
  public void hang() throws IOException {
    peer.hang();
  }

  private static String accepted(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + ACCEPT).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1", impossible);
    }
  }
}
