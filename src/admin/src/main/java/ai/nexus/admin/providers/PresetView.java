package ai.nexus.admin.providers;

import ai.nexus.core.catalogue.Preset;
import ai.nexus.core.catalogue.PresetOption;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** A vendor as a form offers it. */
@JsonbPropertyOrder({
  "preset",
  "title",
  "dialect",
  "serverUrl",
  "serverKey",
  "options",
  "responses",
  "docs"
})
public record PresetView(
    String preset,
    String title,
    String dialect,
    String serverUrl,
    String serverKey,
    List<Option> options,
    boolean responses,
    String docs) {

  /** What the vendor's API needs to know beside. */
  @JsonbPropertyOrder({"name", "required", "form", "hint"})
  public record Option(String name, boolean required, String form, String hint) {

    static Option of(PresetOption option) {
      return new Option(option.name(), option.required(), option.form().pattern(), option.hint());
    }
  }

  static PresetView of(Preset preset) {
    return new PresetView(
        preset.label(),
        preset.title(),
        preset.dialect().label(),
        preset.serverUrl(),
        preset.keyHint(),
        preset.options().stream().map(Option::of).toList(),
        preset.hasResponses(),
        preset.docs());
  }
}
