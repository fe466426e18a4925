package ai.nexus.launcher;

import java.util.regex.Pattern;

/**
 * What the server reports of a command that failed, without its wrapping: the reporter's name, the
 * exceptions that only carry another one, the advice to see a server.log that does not exist here.
 */
record CommandOutput(String text) {

  private static final String BAD_CONFIGURATION = "Bad configuration:";

  private static final Pattern HEAD =
      Pattern.compile(
          "^PlainTextActionReporter(?:FAILURE)?\\s*(?:Description: [\\w-]+ AdminCommand\\s*)?");
  private static final Pattern TAIL =
      Pattern.compile(
          "\\.? *Please (see|check the) server\\.log for more details\\..*$", Pattern.DOTALL);
  private static final Pattern WRAPPING =
      Pattern.compile(
          "^(Error occurred during deployment: "
              + "|Exception while \\w+ the app : "
              + "|ContainerBase\\.addChild: start: "
              + "|(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): )+");

  /**
   * What to tell the operator. Where an application found what to change, that alone: which command
   * it stopped is of no use to anyone.
   */
  String fault(PostBootScript.Command command) {
    String reason = reason();
    return reason.startsWith(BAD_CONFIGURATION)
        ? reason.substring(BAD_CONFIGURATION.length()).strip()
        : "\"" + command + "\" failed:\n  " + reason;
  }

  /** May have several lines, where an application reports several faults. */
  String reason() {
    String bare = HEAD.matcher(text.strip()).replaceFirst("");
    bare = TAIL.matcher(bare).replaceFirst("");
    return WRAPPING.matcher(bare).replaceFirst("").strip();
  }
}
