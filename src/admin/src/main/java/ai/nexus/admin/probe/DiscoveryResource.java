package ai.nexus.admin.probe;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.FieldsReader;
import ai.nexus.admin.models.Models;
import ai.nexus.admin.providers.ProviderEntity;
import ai.nexus.admin.providers.ProviderSecrets;
import ai.nexus.admin.providers.Providers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * {@code /providers/{provider_id}/discover}: lists what a provider has, and adds what is chosen of
 * it. The provider is asked outside of any transaction.
 */
@Path("/providers/{provider_id}/discover")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class DiscoveryResource {

  private final Providers providers;
  private final ProviderSecrets secrets;
  private final Models models;
  private final Discovery discovery = new Discovery();

  @Inject
  public DiscoveryResource(Providers providers, ProviderSecrets secrets, Models models) {
    this.providers = providers;
    this.secrets = secrets;
    this.models = models;
  }

  @POST
  public DiscoveryResult discover(@PathParam("provider_id") String id, InputStream body)
      throws IOException {
    Fields fields = FieldsReader.readOrNone(body);
    DiscoveryChoice choice = DiscoveryChoice.read(fields);
    ProviderEntity provider = providers.find(id);
    List<String> found = discovery.models(ProbeTargets.of(provider, secrets));
    List<String> chosen = choice.of(found);
    Set<String> added = chosen.isEmpty() ? Set.of() : models.addAll(provider.id(), chosen);
    return DiscoveryResult.of(found, models.namesOf(provider.id()), added);
  }
}
