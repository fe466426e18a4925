package ai.nexus.admin.messages;

import ai.nexus.core.messages.MessageKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A message's key as the {@code after} of the next page: time and request, in base64url. */
final class MessageCursor {

  static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9_-]{1,1000}");

  private MessageCursor() {}

  static String write(MessageKey key) {
    byte[] text = (key.time() + " " + key.requestId()).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /** Empty for what {@link #write} did not give out. */
  static Optional<MessageKey> read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int space = text.indexOf(' ');
      return space < 0
          ? Optional.empty()
          : Optional.of(
              new MessageKey(Instant.parse(text.substring(0, space)), text.substring(space + 1)));
    } catch (IllegalArgumentException | DateTimeException altered) {
      return Optional.empty();
    }
  }
}
