package ai.nexus.launcher;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Where one application listens. The host may be a wildcard such as 0.0.0.0. */
record ListenAddress(InetAddress address, int port) {

  ListenAddress {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port must be 1–65535, was " + port);
    }
  }

  /** The base URL under which this machine itself can reach the listener. */
  String localUrl() {
    return "http://" + localHost() + ":" + port;
  }

  private String localHost() {
    InetAddress reachable =
        address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    String host = reachable.getHostAddress();
    return reachable instanceof Inet6Address ? "[" + host + "]" : host;
  }
}
