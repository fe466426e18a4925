package ai.nexus.core.catalogue;

import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.openai.chat.ServerKind;
import java.util.List;
import java.util.Map;

/**
 * What is known of one vendor's API, so that nobody has to look it up.
 *
 * @param label its name in the REST and in the database
 * @param title its name for people
 * @param serverUrl the base of its API; options in braces are put in
 * @param kind what it takes of OpenAI's schema, where that is its dialect
 * @param hasResponses whether it serves OpenAI's responses beside chat completions
 * @param keyHint what its key is
 * @param docs where the vendor describes it, which is where these facts are from
 */
public record Preset(
    String label,
    String title,
    Dialect dialect,
    String serverUrl,
    KeyScheme keyScheme,
    ServerKind kind,
    boolean hasResponses,
    List<PresetOption> options,
    String keyHint,
    String docs) {

  public Preset {
    options = List.copyOf(options);
  }

  /**
   * Whether an address is this vendor's own, but of other options than these: what an edit of an
   * option leaves behind that sends the address back as it was.
   */
  public boolean isOfOtherOptions(String url, Map<String, String> values) {
    String form = serverUrl;
    for (PresetOption option : options) {
      form = form.replace('{' + option.name() + '}', "\\E[^/.]+\\Q");
    }
    String own = serverUrl(values);
    return !options.isEmpty()
        && own.indexOf('{') < 0
        && !own.equals(url)
        && url.matches("\\Q" + form + "\\E");
  }

  /** The base address with these options in it; one that is missing stays in braces. */
  public String serverUrl(Map<String, String> values) {
    // Where no region is meant, Google's host has none before its name.
    boolean isGlobal = "global".equals(values.get(Presets.REGION));
    String url = isGlobal ? serverUrl.replace("://{region}-", "://") : serverUrl;
    for (PresetOption option : options) {
      String value = values.get(option.name());
      if (value != null) {
        url = url.replace('{' + option.name() + '}', value);
      }
    }
    return url;
  }
}
