package ai.nexus.testkit.provider;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The gateway at the other end of a socket, frame by frame (RFC 6455, section 5). */
public final class RealtimePeer {

  private static final int FINAL = 0x80;
  private static final int OPCODE = 0x0F;
  private static final int LENGTH = 0x7F;
  private static final int NO_CODE = 1005;

  private final Peer peer;
  private final RecordedRequest record;

  RealtimePeer(Peer peer, RecordedRequest record) {
    this.peer = peer;
    this.record = record;
  }

  /** What a frame is. */
  public enum Kind {
    TEXT(1),
    BINARY(2),
    CLOSE(8),
    PING(9),
    PONG(10);

    private final int opcode;

    Kind(int opcode) {
      this.opcode = opcode;
    }

    static Kind of(int opcode) throws IOException {
      for (Kind kind : values()) {
        if (kind.opcode == opcode) {
          return kind;
        }
      }
      throw new IOException("unexpected opcode " + opcode);
    }
  }

  /** One whole message. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Message(Kind kind, byte[] payload) {

    public String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    /** Of a close frame; 1005 where it has none. */
    public int code() {
      return payload.length < 2 ? NO_CODE : ByteBuffer.wrap(payload).getShort();
    }

    /** Of a close frame. */
    public String reason() {
      return payload.length < 2
          ? ""
          : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
  }

  /** The next text, binary or close; answers pings on the way. */
  public Message receive() throws IOException {
    Message next = frame();
    while (next.kind() == Kind.PING || next.kind() == Kind.PONG) {
      if (next.kind() == Kind.PING) {
        send(Kind.PONG, next.payload());
      }
      next = frame();
    }
    return next;
  }

  public void send(String text) throws IOException {
    send(Kind.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  public void send(Kind kind, byte[] payload) throws IOException {
    var frame = new ByteArrayOutputStream(payload.length + 10);
    var out = new DataOutputStream(frame);
    out.write(FINAL | kind.opcode);
    if (payload.length < 126) {
      out.write(payload.length);
    } else if (payload.length < 1 << 16) {
      out.write(126);
      out.writeShort(payload.length);
    } else {
      out.write(127);
      out.writeLong(payload.length);
    }
    out.write(payload);
    byte[] bytes = frame.toByteArray();
    peer.write(bytes, 0, bytes.length);
  }

  public void close(int code, String reason) throws IOException {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    send(Kind.CLOSE, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
    record.ended(RecordedRequest.State.ANSWERED);
  }

  /** Ends the connection without a close frame. */
  public void cut() throws IOException {
    record.ended(RecordedRequest.State.CUT);
    peer.close();
  }

  private Message frame() throws IOException {
    int first = read();
    if ((first & FINAL) == 0) {
      throw new IOException("the gateway sends whole messages only");
    }
    int length = length(read() & LENGTH);
    byte[] mask = bytes(4);
    byte[] payload = bytes(length);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new Message(Kind.of(first & OPCODE), payload);
  }

  private int length(int told) throws IOException {
    return switch (told) {
      case 126 -> ByteBuffer.wrap(bytes(2)).getShort() & 0xFFFF;
      case 127 -> Math.toIntExact(ByteBuffer.wrap(bytes(8)).getLong());
      default -> told;
    };
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    peer.readFully(bytes);
    return bytes;
  }

  private int read() throws IOException {
    int next = peer.read();
    if (next < 0) {
      throw new EOFException("the gateway ended the connection without a close frame");
    }
    return next;
  }
}
