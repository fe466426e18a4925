package ai.nexus.e2e.support;

import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.server.AdminClient;
import ai.nexus.testkit.server.NexusServer;
import jakarta.json.Json;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/**
 * The gateway under test with a fake provider behind it: the shipped jar started for the tests, or
 * another server that {@code nexus.e2e.api} and {@code nexus.e2e.admin} name. That server must
 * reach this machine under {@code nexus.e2e.upstream-host}.
 */
public final class Gateway implements AutoCloseable {

  private final URI api;
  private final AdminClient admin;
  private final URI adminAddress;
  private final FakeProvider upstream;
  private final Optional<NexusServer> server;

  private Gateway(URI api, URI adminAddress, FakeProvider upstream, Optional<NexusServer> server) {
    this.api = api;
    this.adminAddress = adminAddress;
    this.admin = new AdminClient(adminAddress);
    this.upstream = upstream;
    this.server = server;
  }

  static Gateway open() {
    String host = System.getProperty("nexus.e2e.upstream-host", "127.0.0.1");
    FakeProvider upstream = FakeProvider.start(host, "sk-upstream-4f0a9d2e71c35b68");
    String named = System.getProperty("nexus.e2e.api", "");
    if (!named.isEmpty()) {
      URI admin = URI.create(System.getProperty("nexus.e2e.admin"));
      return new Gateway(URI.create(named), admin, upstream, Optional.empty());
    }
    NexusServer server = NexusServer.start(Servers.plan("shared"));
    return new Gateway(server.api(), server.admin(), upstream, Optional.of(server));
  }

  /** A gateway of the test's own, which the test closes itself. */
  public static Gateway on(NexusServer server, FakeProvider upstream) {
    return new Gateway(server.api(), server.admin(), upstream, Optional.of(server));
  }

  /** Without {@code /v1}. */
  public URI api() {
    return api;
  }

  public URI adminAddress() {
    return adminAddress;
  }

  public AdminClient admin() {
    return admin;
  }

  public FakeProvider upstream() {
    return upstream;
  }

  /** A provider, a client key and a model that no other test uses. */
  public Tenant tenant() {
    return tenant("openai");
  }

  /** The same with a provider that speaks this dialect. */
  public Tenant tenant(String dialect) {
    return tenant("dialect", dialect);
  }

  /** The same with a provider of this preset, at the fake provider's address all the same. */
  public Tenant tenantOfPreset(String preset) {
    return tenant("preset", preset);
  }

  private Tenant tenant(String member, String value) {
    String unique = UUID.randomUUID().toString().substring(0, 13);
    String key = "client-" + unique;
    String model = "model-" + unique;
    long provider =
        admin.createProvider(
            Json.createObjectBuilder()
                .add("name", "Provider " + unique)
                .add(member, value)
                .add("server_url", upstream.baseUrl())
                .add("server_key", upstream.key())
                .add("personalized_key", key));
    admin.createModel(provider, model);
    return new Tenant(this, provider, key, model);
  }

  /** The process; tests that need one are skipped where the server is somebody else's. */
  public NexusServer ownServer() {
    Assumptions.assumeTrue(server.isPresent(), "needs the server's own process and settings");
    return server.get();
  }

  @Override
  public void close() {
    server.ifPresent(NexusServer::close);
    upstream.close();
  }
}
