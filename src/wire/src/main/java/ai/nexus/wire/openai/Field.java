package ai.nexus.wire.openai;

import ai.nexus.wire.json.KeyTable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The keys of OpenAI's dialects that the gateway reads; all others pass unread. */
enum Field {
  OTHER,
  MODEL,
  MESSAGE,
  SESSION,
  MESSAGES,
  STREAM,
  STREAM_OPTIONS,
  INCLUDE_USAGE,
  METADATA,
  CONVERSATION_ID,
  PROMPT_CACHE_KEY,
  CHOICES,
  FINISH_REASON,
  ERROR,
  USAGE,
  PROMPT_TOKENS,
  COMPLETION_TOKENS,
  TOTAL_TOKENS,
  PROMPT_TOKENS_DETAILS,
  COMPLETION_TOKENS_DETAILS,
  CACHED_TOKENS,
  REASONING_TOKENS,
  CACHE_WRITE_TOKENS,
  AUDIO_TOKENS,
  IMAGE_TOKENS,
  PROMPT_CACHE_HIT_TOKENS,
  INPUT_TOKENS,
  OUTPUT_TOKENS,
  INPUT_TOKENS_DETAILS,
  OUTPUT_TOKENS_DETAILS,
  INPUT_TOKEN_DETAILS,
  OUTPUT_TOKEN_DETAILS,
  META,
  TOKENS,
  BILLED_UNITS,
  TYPE,
  DELTA,
  RESPONSE,
  SEQUENCE_NUMBER,
  TOOLS,
  ID,
  CONTENT,
  REASONING_CONTENT,
  REASONING,
  REFUSAL,
  TEXT,
  ARGUMENTS,
  NAME,
  DESCRIPTION,
  INPUT,
  PROMPT,
  INSTRUCTIONS,
  SYSTEM,
  OUTPUT;

  static final KeyTable<Field> TABLE =
      new KeyTable<>(
          OTHER,
          Arrays.stream(values())
              .filter(field -> field != OTHER)
              .collect(Collectors.toMap(Field::key, field -> field)));

  /** The key as it is written on the wire. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a string under this key, or in an array under it, is text of a request. */
  boolean isAsked() {
    return switch (this) {
      case INPUT, PROMPT, INSTRUCTIONS, SYSTEM, OUTPUT -> true;
      default -> false;
    };
  }

  /** Whether a string under this key is text that costs tokens. */
  boolean isText() {
    return switch (this) {
      case CONTENT, REASONING_CONTENT, REASONING, REFUSAL, TEXT, ARGUMENTS, NAME, DESCRIPTION ->
          true;
      default -> false;
    };
  }
}
