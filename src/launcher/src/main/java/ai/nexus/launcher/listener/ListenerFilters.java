package ai.nexus.launcher.listener;

import ai.nexus.launcher.shortway.ShortWayHandler;
import java.time.Duration;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;

/**
 * Puts the launcher's own filters among those of a listener, and its handler before the server's.
 * Of the three additions that the server looks for while it makes a listener this one stands for
 * Comet, which no application here uses: META-INF/hk2-locator/default gives it that name, a
 * listener's {@code comet-support-enabled} (server-config/domain.xml) asks for it.
 */
public final class ListenerFilters implements AddOn {

  /** For a head to come whole, from its first byte on. */
  static final Duration HEAD_LIMIT = Duration.ofSeconds(30);

  /** For the server, which knows the class by its name. */
  public ListenerFilters() {
    // Nothing to set up.
  }

  @Override
  public void setup(NetworkListener unknown, FilterChainBuilder filters) {
    HeadTimer timer = new HeadTimer(HEAD_LIMIT);
    timer.start();
    int codec = filters.indexOfType(HttpServerFilter.class);
    filters.add(codec + 1, new ClosedConnections((HttpServerFilter) filters.get(codec)));
    filters.add(codec + 1, new ShortRequests());
    filters.add(codec + 1, new AddressFilter());
    filters.add(codec + 1, new LengthsFilter());
    filters.add(codec + 1, timer.whole());
    filters.add(codec, timer.begun());
    takeShortWay(filters);
  }

  private static void takeShortWay(FilterChainBuilder filters) {
    int last = filters.indexOfType(org.glassfish.grizzly.http.server.HttpServerFilter.class);
    var server = (org.glassfish.grizzly.http.server.HttpServerFilter) filters.get(last);
    server.setHttpHandler(new ShortWayHandler(server.getHttpHandler()));
  }
}
