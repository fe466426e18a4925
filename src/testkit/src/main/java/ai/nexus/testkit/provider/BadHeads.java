package ai.nexus.testkit.provider;

/** Answers whose heads are none, or more than anybody should read. */
public final class BadHeads {

  private static final int MANY = 20_000;
  private static final String PIECE = "x".repeat(1 << 12);

  private BadHeads() {}

  /** Something else in the place of a status line. */
  public static Script garbage() {
    return (request, output) -> {
      output.raw("\u0016\u0003\u0001 this is no HTTP\r\n\r\n");
      output.hang();
    };
  }

  /** Interim answers (RFC 9110, section 15.2) before the one that was asked for. */
  public static Script informingBefore(ChatAnswer answer) {
    return (request, output) -> {
      output.raw("HTTP/1.1 100 Continue\r\n\r\n");
      output.raw("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n");
      answer.answer(request, output);
    };
  }

  /** More headers than anybody keeps. */
  public static Script flood() {
    return (request, output) -> {
      output.raw("HTTP/1.1 200 OK\r\n" + "X-Header: of many\r\n".repeat(MANY));
      output.hang();
    };
  }

  /** One header that does not end, until the gateway hangs up. */
  public static Script endlessLine() {
    return (request, output) -> {
      output.raw("HTTP/1.1 200 OK\r\nX-Endless: ");
      while (output.request().state() == RecordedRequest.State.OPEN) {
        output.raw(PIECE);
      }
    };
  }
}
