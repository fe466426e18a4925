package ai.nexus.wire.translate;

import ai.nexus.wire.chat.Dropped;
import java.util.Optional;

/**
 * Takes out of a request what its provider would refuse, though it speaks the client's dialect: a
 * client brings back what it was told, and another vendor's model may have told it.
 */
@FunctionalInterface
public interface Cleaner {

  /**
   * Empty where there is nothing of the kind, which a scan of the bytes most often tells.
   *
   * @param dropped is told what is left out, in the words of the dialect
   */
  Optional<byte[]> clean(byte[] body, Dropped dropped);
}
