package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Target;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Tells a client by headers who served it, or failed it last: the provider's name, the model as it
 * was asked there, and how many attempts it took. Addresses and keys are nobody's to see.
 */
public final class ServedBy {

  private static final String PROVIDER = "x-nexus-provider";
  private static final String MODEL = "x-nexus-model";
  private static final String ATTEMPTS = "x-nexus-attempts";

  /** In lower case. */
  static final Set<String> HEADERS = Set.of(PROVIDER, MODEL, ATTEMPTS);

  private ServedBy() {}

  /** Does nothing where nobody was asked, or the client may not know. */
  public static void tell(HttpServletResponse response, Exchange exchange) {
    boolean served = exchange.isCached() || exchange.attempts().count() > 0;
    if (served && exchange.tellsTarget() && exchange.target().isPresent()) {
      Target target = exchange.target().get();
      response.setHeader(PROVIDER, shown(target.provider().name()));
      response.setHeader(MODEL, shown(target.upstreamModel()));
      response.setHeader(ATTEMPTS, Integer.toString(exchange.attempts().count()));
    }
  }

  /** Names may be of any script and headers are ASCII, so what is not is percent-encoded UTF-8. */
  static String shown(String name) {
    int plain = 0;
    while (plain < name.length() && isPlain(name.charAt(plain))) {
      plain++;
    }
    if (plain == name.length()) {
      return name;
    }
    StringBuilder shown = new StringBuilder();
    for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(one)) {
        shown.append((char) one);
      } else {
        shown.append(String.format(Locale.ROOT, "%%%02X", one & 0xFF));
      }
    }
    return shown.toString();
  }

  private static boolean isPlain(int character) {
    return character >= ' ' && character <= '~' && character != '%';
  }
}
