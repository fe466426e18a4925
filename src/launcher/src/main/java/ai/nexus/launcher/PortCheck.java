package ai.nexus.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out before the server boots whether both ports can be had. */
final class PortCheck {

  private PortCheck() {}

  static void require(Settings settings) throws StartupException {
    List<String> faults =
        Stream.of(
                fault(settings.api(), "NEXUS_API_PORT", "NEXUS_API_ADDRESS"),
                fault(settings.admin(), "NEXUS_ADMIN_PORT", "NEXUS_ADMIN_ADDRESS"))
            .flatMap(Optional::stream)
            .toList();
    if (!faults.isEmpty()) {
      throw new StartupException(faults);
    }
  }

  private static Optional<String> fault(
      ListenAddress listen, String portVariable, String addressVariable) {
    try (var socket = new ServerSocket()) {
      // As the server does: a port whose last connections are still fading out is free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(listen.address(), listen.port()));
      return Optional.empty();
    } catch (IOException refused) {
      return Optional.of(
          "cannot listen on %s port %d (%s). %s."
              .formatted(
                  listen.address().getHostAddress(),
                  listen.port(),
                  refused.getMessage(),
                  advice(listen.address(), portVariable, addressVariable)));
    }
  }

  private static String advice(InetAddress address, String portVariable, String addressVariable) {
    return isOurs(address)
        ? "Stop the program that holds it, or set %s (or %s)"
            .formatted(portVariable, addressVariable)
        : "That address is not this machine's: set %s to one that is, or to 0.0.0.0 for all"
            .formatted(addressVariable);
  }

  /** All of 127.0.0.0/8 is, though the interface names but one of them. */
  private static boolean isOurs(InetAddress address) {
    try {
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return true;
    }
  }
}
