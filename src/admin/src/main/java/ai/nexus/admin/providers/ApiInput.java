package ai.nexus.admin.providers;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import ai.nexus.core.catalogue.Preset;
import ai.nexus.core.catalogue.PresetOption;
import ai.nexus.core.catalogue.Presets;
import ai.nexus.core.catalogue.ProviderApi;
import ai.nexus.wire.model.Dialect;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads of a request which API a provider has: a preset, its options, a dialect, an address. What a
 * preset says need not be said again; what is said beside it counts.
 */
record ApiInput(ProviderApi api, String serverUrl) {

  static ApiInput read(Fields fields) {
    Optional<Preset> preset = fields.text("preset", ProviderRules.PRESET).flatMap(Presets::find);
    Map<String, String> options = options(fields.object("options"), preset);
    ProviderApi api = new ProviderApi(dialect(fields, preset), preset, options);
    return new ApiInput(api, withoutTrailingSlash(serverUrl(fields, preset, options)));
  }

  private static Map<String, String> options(Fields given, Optional<Preset> preset) {
    Map<String, String> options = new TreeMap<>();
    for (PresetOption option : preset.map(Preset::options).orElseGet(java.util.List::of)) {
      TextRule rule = TextRule.matching(option.form(), "must be the " + option.hint());
      given.text(option.name(), rule).ifPresent(value -> options.put(option.name(), value));
      if (option.required() && given.isAbsentOrNull(option.name())) {
        given.fault(option.name(), "is required for this preset: " + option.hint());
      }
    }
    return options;
  }

  private static Dialect dialect(Fields fields, Optional<Preset> preset) {
    Dialect usual = preset.map(Preset::dialect).orElse(Dialect.OPENAI);
    Dialect given =
        fields
            .text("dialect", ProviderRules.DIALECT)
            .filter(text -> ProviderRules.DIALECT.faultOf(text).isEmpty())
            .map(Dialect::of)
            .orElse(usual);
    boolean prefersResponses =
        given == Dialect.RESPONSES && preset.filter(Preset::hasResponses).isPresent();
    if (preset.isPresent() && given != usual && !prefersResponses) {
      fields.fault("dialect", "must be " + usual.label() + " with this preset; or leave it out");
    }
    return given;
  }

  private static String serverUrl(
      Fields fields, Optional<Preset> preset, Map<String, String> options) {
    if (preset.isEmpty() || !fields.isAbsentOrNull("server_url")) {
      String url = fields.requiredText("server_url", ProviderRules.SERVER_URL);
      if (preset.filter(vendor -> vendor.isOfOtherOptions(url, options)).isPresent()) {
        fields.fault("server_url", "is that of other options; leave it out to have it made anew");
      }
      return url;
    }
    String url = preset.get().serverUrl(options);
    if (url.contains("{")) {
      fields.fault("server_url", "is required, or else the options that make it: " + url);
    }
    return url;
  }

  private static String withoutTrailingSlash(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(0, end);
  }
}
