package ai.nexus.testkit.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a script writes its answer to. {@link #head} comes first, then any number of {@link #send},
 * then {@link #end}; or the connection is cut at any point. Each call of send is one write to the
 * socket, and one chunk where the answer is chunked.
 */
public final class Output {

  private static final Duration GATE_POLL = Duration.ofMillis(2);
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Peer peer;
  private final RecordedRequest record;
  private final Speech speech;
  private Framing framing = Framing.UNTIL_CLOSE;
  private boolean keepAlive;

  Output(Peer peer, RecordedRequest record, Speech speech) {
    this.peer = peer;
    this.record = record;
    this.speech = speech;
  }

  /** The request that is being answered. */
  public RecordedRequest request() {
    return record;
  }

  /** An answer in the words of the vendor that was asked. */
  Composition compose(ChatRequest chat, Reply reply, UsageReport usage) {
    return speech.compose(chat, reply, usage);
  }

  /** Refuses in the words of the vendor that was asked. */
  void refuse(Fault fault, Map<String, String> headers) throws IOException {
    Refusal refusal = speech.fault(fault);
    byte[] body = speech.error(refusal);
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/json");
    head(refusal.status(), all, Framing.LENGTH, body.length);
    send(body);
    end();
  }

  /** Tells in the stream what went wrong. */
  void tell(Fault fault) throws IOException {
    send(speech.errorEvent(speech.fault(fault)));
  }

  /**
   * @param length of the body; looked at only where the framing is {@link Framing#LENGTH}
   */
  public void head(int status, Map<String, String> headers, Framing framing, long length)
      throws IOException {
    this.framing = framing;
    Map<String, String> all = new LinkedHashMap<>(headers);
    switch (framing) {
      case CHUNKED -> all.put("Transfer-Encoding", "chunked");
      case LENGTH -> all.put("Content-Length", Long.toString(length));
      case UNTIL_CLOSE -> all.put("Connection", "close");
    }
    var head = new StringBuilder("HTTP/1.1 %d %s\r\n".formatted(status, "Scripted"));
    all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    record.answeredWith(status);
  }

  public void send(byte[] bytes) throws IOException {
    send(bytes, 0, bytes.length);
  }

  public void send(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    if (framing == Framing.CHUNKED) {
      write(Framing.chunk(bytes, offset, length));
    } else {
      peer.write(bytes, offset, length);
    }
    record.sent(length);
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the answer as its framing asks; the connection stays open where that allows it. */
  public void end() throws IOException {
    if (framing == Framing.CHUNKED) {
      write(LAST_CHUNK);
    }
    keepAlive = framing != Framing.UNTIL_CLOSE;
    record.ended(RecordedRequest.State.ANSWERED);
  }

  /** After the end, closes the connection although the head did not announce it. */
  public void closeUnannounced() {
    keepAlive = false;
  }

  /** Bytes past all framing, whatever the head has said. */
  public void raw(String text) throws IOException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Ends this side's half of the connection, and reads on until the gateway hangs up. */
  public void halfClose() throws IOException {
    record.ended(RecordedRequest.State.CUT);
    peer.halfClose();
    peer.hang();
  }

  /** Closes the connection in the middle. */
  public void cut() throws IOException {
    record.ended(RecordedRequest.State.CUT);
    peer.close();
  }

  /** Resets the connection in the middle. */
  public void reset() throws IOException {
    record.ended(RecordedRequest.State.CUT);
    peer.reset();
  }

  /**
   * @throws IOException as soon as the gateway hangs up
   */
  public void pause(Duration time) throws IOException {
    peer.pause(time);
  }

  /** Goes on when the test opens the gate. */
  public void await(Gate gate) throws IOException {
    while (!gate.isOpen()) {
      peer.pause(GATE_POLL);
    }
  }

  /** Says nothing more until the gateway hangs up. */
  public void hang() throws IOException {
    peer.hang();
  }

  /** Notes what this provider charges. */
  public void costs(TokenCount tokens) {
    record.costs(tokens);
  }

  boolean keepsAlive() {
    return keepAlive;
  }

  private void write(byte[] bytes) throws IOException {
    peer.write(bytes, 0, bytes.length);
  }
}
