package ai.nexus.api.relay;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The names of what a translation left out of a request, as the value of a header. Clients choose
 * some of them, so what a header cannot hold is shown as a question mark, and long lists are cut.
 */
final class DroppedHeader {

  static final String NAME = "x-nexus-dropped";

  private static final int MOST = 20;
  private static final int LONGEST = 100;
  private static final String CUT = "...";

  private DroppedHeader() {}

  static String value(List<String> members) {
    String shown =
        members.stream().limit(MOST).map(DroppedHeader::shown).collect(Collectors.joining(", "));
    return members.size() > MOST ? shown + ", " + CUT : shown;
  }

  private static String shown(String member) {
    String cut = member.length() > LONGEST ? member.substring(0, LONGEST) + CUT : member;
    return cut.replaceAll("[^A-Za-z0-9_.\\[\\]-]", "?");
  }
}
