package ai.nexus.api.realtime;

import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.routing.Router;
import java.util.concurrent.Executor;

/**
 * What every realtime socket goes through.
 *
 * @param tellTarget whether clients may know which target serves them
 * @param closer closes sockets, which may wait for the client
 */
public record RealtimeLine(
    Authenticator authenticator,
    Router router,
    Exchanges exchanges,
    RealtimeConfig config,
    boolean tellTarget,
    Executor closer) {}
