package ai.nexus.api.lifecycle;

import ai.nexus.api.accounting.LedgerAccountant;
import ai.nexus.api.accounting.MessageKeeper;
import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.cache.AnswerCache;
import ai.nexus.api.cache.AnswerStore;
import ai.nexus.api.exchange.ExchangeListener;
import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.health.ActiveProbes;
import ai.nexus.api.metrics.CacheBean;
import ai.nexus.api.metrics.LedgerBean;
import ai.nexus.api.metrics.Registration;
import ai.nexus.api.metrics.Routing;
import ai.nexus.api.metrics.Serving;
import ai.nexus.api.relay.ExchangeService;
import ai.nexus.api.relay.KnownAnswers;
import ai.nexus.api.relay.Relay;
import ai.nexus.api.relay.UpstreamSockets;
import ai.nexus.api.routing.RoutePlanner;
import ai.nexus.api.routing.Router;
import ai.nexus.api.routing.RoutingReports;
import ai.nexus.api.tokens.TokenEstimator;
import ai.nexus.core.catalogue.CatalogueReader;
import ai.nexus.core.catalogue.CatalogueRefresher;
import ai.nexus.core.keys.ClientKeyHasher;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.messages.MessageLimits;
import ai.nexus.core.messages.MessageStore;
import ai.nexus.core.messages.MessageWriter;
import ai.nexus.core.metrics.CacheMetric;
import ai.nexus.core.metrics.GatewayMBean;
import ai.nexus.core.metrics.LedgerMetric;
import ai.nexus.core.metrics.RoutingMBean;
import ai.nexus.core.retention.Retention;
import ai.nexus.core.rollup.RollUpMover;
import ai.nexus.core.rollup.RollUps;
import ai.nexus.core.secrets.CredentialBox;
import ai.nexus.core.secrets.MasterKey;
import ai.nexus.core.usage.UsageJournal;
import ai.nexus.core.usage.UsageWriter;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;

/**
 * The parts of the gateway put together: built when the application starts, drained and closed when
 * it stops. Everything in it takes what it needs by its constructor.
 */
final class Gateway {

  private static final EventLog LOG = EventLog.of(Gateway.class);
  private static final Duration CUT_LIMIT = Duration.ofSeconds(3);
  private static final Duration FLUSH_LIMIT = Duration.ofSeconds(10);
  // An edit must take effect within a second; the query costs next to nothing.
  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
  private static final Duration LIMITS_INTERVAL = Duration.ofMinutes(1);
  private static final Duration ROLL_UP_INTERVAL = Duration.ofSeconds(10);
  private static final Duration RETENTION_INTERVAL = Duration.ofSeconds(10);

  private final GatewayConfig config;
  private final CatalogueRefresher catalogue;
  private final UsageJournal journal;
  private final UsageWriter usageWriter;
  private final RollUpMover rollUps;
  private final Retention retention;
  private final Registration figures;
  private final Serving serving;
  private final ActiveProbes probes;
  private final MessageWriter messageWriter;
  private final MessageLimits messageLimits;
  private final OpenExchanges exchanges;
  private final Relay relay;
  private final BackgroundWork background;
  private final Authenticator authenticator;
  private final Router router;
  private final Optional<AnswerStore> answers;
  private final ExchangeService chat;
  private final List<ExchangeListener> accountants;

  Gateway(GatewayConfig config, MasterKey masterKey, DataSource database, ThreadFactory threads)
      throws IOException, SQLException {
    this.config = config;
    this.catalogue =
        new CatalogueRefresher(new CatalogueReader(database, new CredentialBox(masterKey)));
    this.journal =
        UsageJournal.open(config.home().data().resolve("journal"), config.usage(), database);
    this.usageWriter = new UsageWriter(journal, config.usage(), database);
    this.rollUps = new RollUpMover(new RollUps(database), Clock.systemUTC());
    this.retention = new Retention(config.retention(), database);
    this.serving = new Serving(journal::takesEntries);
    MessageStore messages = new MessageStore();
    this.messageWriter =
        new MessageWriter(messages, config.home().messages(), config.messages().redactor());
    this.messageLimits =
        new MessageLimits(config.home().messages(), config.messages(), Clock.systemUTC());
    this.background = new BackgroundWork(threads);
    this.exchanges = new OpenExchanges(config.exchange().open(), config.exchange().openPerKey());
    this.relay = new Relay(config.relay());
    this.authenticator = new Authenticator(new ClientKeyHasher(masterKey), catalogue);
    RoutePlanner planner = new RoutePlanner(config.retries(), config.breakers(), Clock.systemUTC());
    this.router = new Router(catalogue, planner);
    this.probes =
        new ActiveProbes(
            () -> catalogue.current().providers(),
            relay::probe,
            planner::probed,
            Clock.systemUTC());
    this.answers =
        config.cache().enabled()
            ? Optional.of(new AnswerStore(config.cache().room()))
            : Optional.empty();
    this.figures = figures(new RoutingReports(catalogue, planner));
    this.chat =
        new ExchangeService(
            router,
            relay,
            config.messages(),
            knownAnswers(),
            background.lookUps(),
            config.relay().tellTarget());
    this.accountants =
        List.of(
            new MessageKeeper(messages),
            new LedgerAccountant(
                journal, new TokenEstimator(), background.estimates(), appends(config)));
  }

  private Registration figures(RoutingReports routing) {
    Registration all =
        new Registration()
            .with(LedgerMetric.BEAN, new LedgerBean(usageWriter::state))
            .with(RoutingMBean.NAME, new Routing(routing), RoutingMBean.class)
            .with(GatewayMBean.NAME, serving, GatewayMBean.class);
    answers.ifPresent(store -> all.with(CacheMetric.BEAN, new CacheBean(store)));
    return all;
  }

  private KnownAnswers knownAnswers() {
    return answers
        .<KnownAnswers>map(
            store ->
                new AnswerCache(
                    config.cache(),
                    store,
                    () -> catalogue.current().revision(),
                    router::targets,
                    relay::anyLoop,
                    background.timers(),
                    config.relay().stall()))
        .orElse(KnownAnswers.NONE);
  }

  /** An append takes microseconds, but with fsync it waits for the disk: not on an event loop. */
  private Executor appends(GatewayConfig settings) {
    return settings.usage().fsync() ? background.estimates() : Runnable::run;
  }

  void start() {
    catalogue.poll();
    background.run("usage-writer", usageWriter);
    background.run("message-writer", messageWriter);
    background.every(POLL_INTERVAL, catalogue::poll);
    background.every(LOOK_INTERVAL, usageWriter::watch);
    background.every(LOOK_INTERVAL, probes);
    background.every(LOOK_INTERVAL, relay::lookForGoneClients);
    background.every(ROLL_UP_INTERVAL, rollUps);
    background.every(RETENTION_INTERVAL, retention);
    background.every(LIMITS_INTERVAL, messageLimits);
    figures.begin();
    answers.ifPresent(store -> background.every(LIMITS_INTERVAL, store::tidy));
  }

  /**
   * Lets open exchanges end, then flushes what they left, then closes.
   *
   * @param cutSockets ends those whose answers only their own end can cut off
   * @param closeSockets called when the answers on them have ended
   */
  void stop(Runnable cutSockets, Runnable closeSockets) throws InterruptedException, IOException {
    serving.stop();
    int cut = exchanges.drain(config.exchange().drain());
    if (cut > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Exchanges were still open at the end of nexus.shutdown.drain-timeout and are cut off",
          Map.of("open", cut));
      relay.cutAll();
      cutSockets.run();
      exchanges.drain(CUT_LIMIT);
    }
    closeSockets.run();
    background.stopTimers(FLUSH_LIMIT);
    background.finishEstimates(FLUSH_LIMIT);
    relay.close();
    usageWriter.stop(FLUSH_LIMIT);
    messageWriter.stop(FLUSH_LIMIT);
    background.close();
    figures.end();
    journal.close();
  }

  GatewayConfig config() {
    return config;
  }

  OpenExchanges exchanges() {
    return exchanges;
  }

  UsageJournal journal() {
    return journal;
  }

  Authenticator authenticator() {
    return authenticator;
  }

  Relay relay() {
    return relay;
  }

  /** Sockets to providers, for realtime. */
  UpstreamSockets upstreamSockets() {
    return relay.sockets(config.realtime().maxFrame());
  }

  Router router() {
    return router;
  }

  ExchangeService chat() {
    return chat;
  }

  List<ExchangeListener> accountants() {
    return accountants;
  }

  BackgroundWork background() {
    return background;
  }
}
