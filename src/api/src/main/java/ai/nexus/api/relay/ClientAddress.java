package ai.nexus.api.relay;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * The two ends of a client's connection as the kernel's table writes them: {@code 147F
 * 0100007F:D2F0} is 127.0.0.1:54000 to port 5247. Addresses are written in words of four bytes,
 * each in the machine's order (little-endian on all that Java's servers run on).
 */
record ClientAddress(String inTable) {

  private static final int WORD = 4;

  /**
   * @param remote a literal address, as {@code ServletRequest.getRemoteAddr} has it; what is none
   *     is found in no table
   */
  static ClientAddress of(String remote, int remotePort, int localPort) {
    try {
      byte[] address = InetAddress.getByName(remote).getAddress();
      return new ClientAddress("%04X %s:%04X".formatted(localPort, words(address), remotePort));
    } catch (UnknownHostException noAddress) {
      return new ClientAddress("");
    }
  }

  private static String words(byte[] address) {
    StringBuilder words = new StringBuilder();
    for (int word = 0; word < address.length; word += WORD) {
      for (int i = word + WORD - 1; i >= word; i--) {
        words.append(String.format(Locale.ROOT, "%02X", address[i]));
      }
    }
    return words.toString();
  }
}
