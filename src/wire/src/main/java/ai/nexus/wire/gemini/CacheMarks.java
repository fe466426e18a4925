package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.translate.MemberNames;
import java.util.Optional;

/** Gemini caches by itself (https://ai.google.dev/gemini-api/docs/caching) and takes no marks. */
final class CacheMarks {

  private CacheMarks() {}

  static void drop(Optional<CacheMark> mark, Dropped dropped) {
    if (mark.isPresent()) {
      dropped.add("messages[].content[].cache_control");
    }
  }

  /** Of what the system says. */
  static void dropInstructions(Optional<CacheMark> mark, Dropped dropped) {
    if (mark.isPresent()) {
      dropped.add(MemberNames.INSTRUCTIONS + ".cache_control");
    }
  }
}
