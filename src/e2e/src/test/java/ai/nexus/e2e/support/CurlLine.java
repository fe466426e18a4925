package ai.nexus.e2e.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A curl command as it stands in a page, and what curl would send: {@code -X}, {@code -H}, {@code
 * -d} and the address, quoted as in a shell.
 */
public record CurlLine(String method, String url, List<String> headers, String data) {

  private static final Pattern COMMAND = Pattern.compile("(?m)^curl (?:.*\\\\\n)*.*$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\\\\]+)");

  /** All that begin a line in the page, in order. */
  public static List<CurlLine> in(String page) {
    return COMMAND.matcher(page).results().map(found -> parse(found.group())).toList();
  }

  private static CurlLine parse(String command) {
    List<String> words = words(command);
    String method = "";
    String url = "";
    String data = "";
    List<String> headers = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      switch (words.get(i)) {
        case "-X" -> method = words.get(++i);
        case "-H" -> headers.addAll(List.of(words.get(++i).split(": ", 2)));
        case "-d" -> data = words.get(++i);
        default -> url = words.get(i);
      }
    }
    String implied = data.isEmpty() ? "GET" : "POST";
    return new CurlLine(method.isEmpty() ? implied : method, url, headers, data);
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          words.add(matcher.group(group));
        }
      }
    }
    return words;
  }

  /** The same line with other text in its address and data. */
  public CurlLine with(String text, String other) {
    return new CurlLine(method, url.replace(text, other), headers, data.replace(text, other));
  }

  public HttpResponse<String> send() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(
                method, data.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(data));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
