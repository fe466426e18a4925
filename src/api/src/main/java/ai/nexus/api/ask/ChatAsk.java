package ai.nexus.api.ask;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.translate.Cleaner;
import java.util.Optional;

/** A request for a chat, which can be had from providers of other dialects. */
public interface ChatAsk extends Ask {

  /** Whether it holds thoughts that another vendor signed, which its own would refuse. */
  boolean holdsForeignThoughts();

  /**
   * The same without what that takes out; empty where there is nothing of the kind.
   *
   * @param dropped is told of it
   */
  default Optional<ChatAsk> cleaned(Cleaner cleaner, Dropped dropped) {
    return Optional.empty();
  }

  /**
   * The request in no vendor's words.
   *
   * @param dropped is told of members that are not carried
   * @throws ai.nexus.wire.model.BadRequestException for what is wrong, or cannot be carried
   */
  Asked read(Dropped dropped);
}
