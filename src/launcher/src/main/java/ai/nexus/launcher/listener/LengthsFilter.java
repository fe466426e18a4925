package ai.nexus.launcher.listener;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;

/**
 * Marks a request whose {@code Content-Length} stood before its {@code Transfer-Encoding: chunked},
 * so that the application refuses it (RFC 9112, section 6.3): what a proxy in front that goes by
 * the length takes for one body, the server takes for a body and a request behind it. Grizzly
 * (4.0.2, {@code HttpHeader.setChunked}) forgets the length, but not the bytes of the head.
 */
final class LengthsFilter extends BaseFilter {

  /** The request attribute that marks it; {@code ai.nexus.core.http.FramingFilter} reads it. */
  static final String ATTRIBUTE = "ai.nexus.both-lengths";

  private static final Pattern LENGTH = Pattern.compile("(?i)\\ncontent-length[ \\t]*:");

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && request.isChunked()
        && request.getAttribute(ATTRIBUTE) == null) {
      request.setAttribute(ATTRIBUTE, hasLength(request));
    }
    return context.getInvokeAction();
  }

  private static boolean hasLength(HttpRequestPacket request) {
    DataChunk target = request.getRequestURIRef().getOriginalRequestURIBC();
    DataChunk coding = request.getHeaders().getValue(Header.TransferEncoding);
    return coding != null && LENGTH.matcher(between(target, coding)).find();
  }

  /** What of the head stands between two parts of it, which lie in the same memory. */
  private static String between(DataChunk first, DataChunk second) {
    return switch (second.getType()) {
      case Bytes -> {
        int from = first.getByteChunk().getEnd();
        int to = second.getByteChunk().getStart();
        byte[] memory = second.getByteChunk().getBuffer();
        yield new String(memory, from, to - from, StandardCharsets.ISO_8859_1);
      }
      case Buffer -> {
        int from = first.getBufferChunk().getEnd();
        int to = second.getBufferChunk().getStart();
        yield second
            .getBufferChunk()
            .getBuffer()
            .toStringContent(StandardCharsets.ISO_8859_1, from, to);
      }
      default ->
          throw new IllegalStateException("a head that was read is in memory: " + second.getType());
    };
  }
}
