package ai.nexus.admin.console;

import java.util.regex.Pattern;

/**
 * The files of the console: its page, at the root, and what the page loads, below {@code /console}.
 * They hold nothing that only operators may see.
 */
public final class ConsoleFiles {

  /** Where the page is, for browsers. */
  public static final String PAGE = "/";

  /** Of what the page loads; no name leads out of the folder. */
  static final String NAME = "(?:[a-z-]+/)*[a-z-]+\\.(?:css|js|svg)";

  static final String FOLDER = "/console/";

  private static final Pattern ADDRESS = Pattern.compile(PAGE + "|" + FOLDER + NAME);

  private ConsoleFiles() {}

  /** Whether it is the address, as it was sent, of such a file and certainly of nothing else. */
  public static boolean isOne(String address) {
    return ADDRESS.matcher(address).matches();
  }
}
