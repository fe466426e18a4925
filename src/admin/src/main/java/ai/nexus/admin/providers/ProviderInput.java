package ai.nexus.admin.providers;

import ai.nexus.admin.json.Fields;
import ai.nexus.core.catalogue.OnClientGone;
import java.util.Optional;

/** A provider as a request describes it, all fields checked. */
record ProviderInput(
    String name,
    ApiInput address,
    SecretChange serverKey,
    SecretChange personalizedKey,
    String description,
    SecretChange proxyUrl,
    boolean enabled,
    boolean storeMessages,
    OnClientGone onClientGone) {

  /** What answers show of a provider's secrets now; a caller may send that back. */
  record Shown(
      Optional<String> serverKey, Optional<String> personalizedKey, Optional<String> proxyUrl) {

    static final Shown NOTHING = new Shown(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Reads a new provider. */
  static ProviderInput forNew(Fields fields) {
    if (fields.isAbsentOrNull("personalized_key")) {
      fields.fault("personalized_key", "is required");
    }
    return read(fields, Shown.NOTHING);
  }

  /** Reads what replaces a provider. */
  static ProviderInput forExisting(Fields fields, Shown shown) {
    if (!fields.isAbsent("personalized_key") && fields.isAbsentOrNull("personalized_key")) {
      fields.fault("personalized_key", "must not be null; leave it out to keep the key");
    }
    return read(fields, shown);
  }

  private static ProviderInput read(Fields fields, Shown shown) {
    fields.accept("id", "created_at", "updated_at");
    ApiInput address = ApiInput.read(fields);
    ProviderInput input =
        new ProviderInput(
            fields.requiredText("name", ProviderRules.NAME),
            address,
            SecretChange.read(
                fields,
                "server_key",
                shown.serverKey(),
                ProviderRules.serverKey(address.api().keyScheme())),
            SecretChange.read(
                fields, "personalized_key", shown.personalizedKey(), ProviderRules.CLIENT_KEY),
            fields.text("description", ProviderRules.DESCRIPTION).orElse(""),
            SecretChange.read(fields, "proxy_url", shown.proxyUrl(), ProviderRules.PROXY_URL),
            fields.flag("enabled", true),
            fields.flag("store_messages", false),
            onClientGone(fields));
    fields.check();
    return input;
  }

  private static OnClientGone onClientGone(Fields fields) {
    return fields
        .text("on_client_gone", ProviderRules.ON_CLIENT_GONE)
        .filter(text -> ProviderRules.ON_CLIENT_GONE.faultOf(text).isEmpty())
        .map(OnClientGone::of)
        .orElse(OnClientGone.CANCEL);
  }
}
