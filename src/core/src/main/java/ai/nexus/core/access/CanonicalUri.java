package ai.nexus.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Path and query as they are signed
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 */
final class CanonicalUri {

  private CanonicalUri() {}

  /**
   * Without dots and empty segments, and each segment encoded once more: a model's {@code %3A}
   * becomes {@code %253A}. S3 alone wants it otherwise.
   *
   * @param path as it is sent; empty where there is none
   */
  static String path(String path) {
    if (path.isEmpty()) {
      return "/";
    }
    Deque<String> kept = new ArrayDeque<>();
    String last = "";
    for (String segment : path.split("/", -1)) {
      last = segment;
      if (segment.equals("..")) {
        kept.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        kept.addLast(encode(segment));
      }
    }
    boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
    return "/" + String.join("/", kept) + (folder && !kept.isEmpty() ? "/" : "");
  }

  /**
   * Names and values encoded, ordered by name and then by value.
   *
   * @param query as it is sent; empty where there is none
   */
  static String query(String query) {
    if (query.isEmpty()) {
      return "";
    }
    return Stream.of(query.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(CanonicalUri::pair)
        .sorted(
            Comparator.comparing((List<String> pair) -> pair.get(0)).thenComparing(p -> p.get(1)))
        .map(pair -> pair.get(0) + "=" + pair.get(1))
        .collect(Collectors.joining("&"));
  }

  private static List<String> pair(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? List.of(encode(decode(text)), "")
        : List.of(
            encode(decode(text.substring(0, equals))), encode(decode(text.substring(equals + 1))));
  }

  /** A plus is itself, and no blank as in forms. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  /** RFC 3986: everything but letters, digits and {@code -._~}. */
  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
