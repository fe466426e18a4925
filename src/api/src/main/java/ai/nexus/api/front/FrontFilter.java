package ai.nexus.api.front;

import ai.nexus.api.chat.HandshakeFilter;
import ai.nexus.api.http.BadAddressFilter;
import ai.nexus.api.realtime.RealtimeFilter;
import ai.nexus.api.resource.DirectFilter;
import ai.nexus.api.resource.HttpEndpoint;
import ai.nexus.core.config.HomeConfig;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.http.AccessLogFilter;
import ai.nexus.core.http.ContentTypeFilter;
import ai.nexus.core.http.FilterSequence;
import ai.nexus.core.http.FramingFilter;
import ai.nexus.core.http.PortGuardFilter;
import ai.nexus.core.http.RequestIdFilter;
import ai.nexus.core.http.ShortWay;
import ai.nexus.core.http.UpgradeOfferFilter;
import jakarta.inject.Inject;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.util.List;

/**
 * What every request to the API's port passes first, in this order: it gets its id, the other
 * port's requests end here, the rest is logged; then come the guards, and chat takes its short cut.
 * Short requests may come here without the container ({@link ShortWay}).
 */
public final class FrontFilter extends FilterSequence {

  @Inject private HandshakeFilter handshake;
  @Inject private RealtimeFilter realtime;
  @Inject private HttpEndpoint chat;

  @Override
  public void init(FilterConfig config) throws ServletException {
    super.init(config);
    int port = HomeConfig.read(SettingsReader.ofMicroProfile()).apiPort();
    ClassLoader loader = getClass().getClassLoader();
    ShortWay.open(new ShortWay.Entrance(port, this, config.getServletContext(), loader));
  }

  @Override
  public void destroy() {
    ShortWay.close(this);
    super.destroy();
  }

  @Override
  protected List<Step> steps() {
    return List.of(
        new Step("request-id", new RequestIdFilter(), true),
        new Step("port-guard", new PortGuardFilter(), false),
        new Step("access-log", new AccessLogFilter(), false),
        new Step("framing", new FramingFilter(), true),
        new Step("address", new BadAddressFilter(), false),
        new Step("content-type", new ContentTypeFilter(), false),
        new Step("upgrade-offer", new UpgradeOfferFilter(), false),
        new Step("handshake", handshake, false),
        new Step("realtime", realtime, false),
        new Step("direct-chat", new DirectFilter(chat), false));
  }
}
