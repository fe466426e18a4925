package ai.nexus.admin.providers;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.ProviderLimits;
import java.util.List;
import java.util.Optional;

/** A provider as a request describes it, all fields checked. */
record ProviderInput(
    String name,
    ApiInput address,
    SecretChange serverKey,
    List<KeyChange> moreServerKeys,
    SecretChange personalizedKey,
    String description,
    SecretChange proxyUrl,
    boolean enabled,
    boolean storeMessages,
    OnClientGone onClientGone,
    ProviderLimits limits,
    HealthInput health) {

  ProviderInput {
    moreServerKeys = List.copyOf(moreServerKeys);
  }

  /** What answers show of a provider's secrets now; a caller may send that back. */
  record Shown(
      Optional<String> serverKey,
      List<String> moreServerKeys,
      Optional<String> personalizedKey,
      Optional<String> proxyUrl) {

    static final Shown NOTHING =
        new Shown(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
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
    TextRule keyRule = ProviderRules.serverKey(address.api().keyScheme());
    ProviderInput input =
        new ProviderInput(
            fields.requiredText("name", ProviderRules.NAME),
            address,
            SecretChange.read(fields, "server_key", shown.serverKey(), keyRule),
            KeyChange.read(fields, shown.moreServerKeys(), keyRule),
            SecretChange.read(
                fields, "personalized_key", shown.personalizedKey(), ProviderRules.CLIENT_KEY),
            fields.text("description", ProviderRules.DESCRIPTION).orElse(""),
            SecretChange.read(fields, "proxy_url", shown.proxyUrl(), ProviderRules.PROXY_URL),
            fields.flag("enabled", true),
            fields.flag("store_messages", false),
            onClientGone(fields),
            LimitsInput.read(fields),
            HealthInput.read(fields));
    checkFirstKey(fields, input, shown);
    fields.check();
    return input;
  }

  private static void checkFirstKey(Fields fields, ProviderInput input, Shown shown) {
    SecretChange first = input.serverKey();
    boolean stays = first instanceof SecretChange.Keep && shown.serverKey().isPresent();
    if (!input.moreServerKeys().isEmpty() && !stays && !(first instanceof SecretChange.Replace)) {
      fields.fault(KeyChange.FIELD, "must be empty where there is no server_key");
    }
    if (first instanceof SecretChange.Replace replaced
        && input.moreServerKeys().contains(new KeyChange.Add(replaced.secret()))) {
      fields.fault(KeyChange.FIELD, "must not hold the server_key as well");
    }
  }

  private static OnClientGone onClientGone(Fields fields) {
    return fields
        .text("on_client_gone", ProviderRules.ON_CLIENT_GONE)
        .filter(text -> ProviderRules.ON_CLIENT_GONE.faultOf(text).isEmpty())
        .map(OnClientGone::of)
        .orElse(OnClientGone.CANCEL);
  }
}
