package ai.nexus.api.lifecycle;

import ai.nexus.api.accounting.Accountants;
import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.chat.ChatConnections;
import ai.nexus.api.chat.SocketConfig;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.realtime.RealtimeConnections;
import ai.nexus.api.realtime.RealtimeLine;
import ai.nexus.api.relay.ExchangeService;
import ai.nexus.api.relay.StoredResponses;
import ai.nexus.api.resource.HttpEndpoint;
import ai.nexus.api.routing.Router;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.persistence.JndiDataSource;
import ai.nexus.core.secrets.MasterKey;
import ai.nexus.core.startup.StartupChecks;
import ai.nexus.core.usage.UsageJournal;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Starts and stops the gateway with its application, and gives its parts to CDI. */
@ApplicationScoped
public class GatewayLifecycle {

  private static final EventLog LOG = EventLog.of(GatewayLifecycle.class);

  @Resource private ManagedThreadFactory threads;

  private Gateway gateway;
  private ChatConnections sockets;
  private RealtimeConnections realtime;

  /**
   * @throws ai.nexus.core.config.BadConfigurationException that lists every fault; the application
   *     does not deploy then
   */
  public void start() throws IOException, SQLException {
    SettingsReader settings = SettingsReader.ofMicroProfile();
    GatewayConfig config = GatewayConfig.read(settings);
    DataSource database = JndiDataSource.lookup();
    MasterKey masterKey = StartupChecks.pass(settings, config.home(), database);
    gateway = new Gateway(config, masterKey, database, threads);
    gateway.start();
    LOG.info("The LLM API is up");
  }

  public void stop() throws InterruptedException, IOException {
    if (gateway != null) {
      gateway.stop(this::endRealtime, this::closeSockets);
      LOG.info("The LLM API has stopped");
    }
  }

  private synchronized void closeSockets() {
    if (sockets != null) {
      sockets.shutDown();
    }
    endRealtime();
  }

  private synchronized void endRealtime() {
    if (realtime != null) {
      realtime.shutDown();
    }
  }

  @Produces
  @Singleton
  @Typed(OpenExchanges.class)
  OpenExchanges openExchanges() {
    return gateway.exchanges();
  }

  @Produces
  @Singleton
  @Typed(UsageJournal.class)
  UsageJournal journal() {
    return gateway.journal();
  }

  @Produces
  @Singleton
  Authenticator authenticator() {
    return gateway.authenticator();
  }

  @Produces
  @Singleton
  Router router() {
    return gateway.router();
  }

  @Produces
  @Singleton
  ExchangeService chat() {
    return gateway.chat();
  }

  @Produces
  @Singleton
  @Typed(StoredResponses.class)
  StoredResponses storedResponses() {
    return new StoredResponses(gateway.relay(), gateway.background().endings());
  }

  @Produces
  @Singleton
  SocketConfig socketConfig() {
    return gateway.config().socket();
  }

  @Produces
  @Singleton
  Accountants accountants() {
    return gateway::accountants;
  }

  @Produces
  @Singleton
  @Typed(HttpEndpoint.class)
  HttpEndpoint httpEndpoint(Exchanges exchanges) {
    return new HttpEndpoint(
        gateway.authenticator(),
        exchanges,
        gateway.chat(),
        gateway.config().exchange(),
        gateway.background().endings(),
        gateway.background().lookUps(),
        gateway.background().timers(),
        gateway.config().cache().enabled());
  }

  @Produces
  @Singleton
  synchronized ChatConnections chatConnections(Exchanges exchanges) {
    SocketConfig config = gateway.config().socket();
    sockets = new ChatConnections(gateway.authenticator(), exchanges, gateway.chat(), config);
    gateway.background().every(config.ping(), sockets::sweep);
    return sockets;
  }

  @Produces
  @Singleton
  synchronized RealtimeConnections realtimeConnections(Exchanges exchanges) {
    GatewayConfig config = gateway.config();
    RealtimeLine line =
        new RealtimeLine(
            gateway.authenticator(),
            gateway.router(),
            exchanges,
            config.realtime(),
            config.relay().tellTarget(),
            gateway.background().endings());
    realtime =
        new RealtimeConnections(
            line, gateway.upstreamSockets(), config.socket(), config.relay().stall());
    gateway.background().every(config.socket().ping(), realtime::sweep);
    return realtime;
  }
}
