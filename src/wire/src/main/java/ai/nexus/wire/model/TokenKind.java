package ai.nexus.wire.model;

import java.util.Locale;

/**
 * What tokens are counted, and charged, by. The first five add up to all tokens of an exchange; the
 * others are parts of these.
 */
public enum TokenKind {
  /** Of the input, what was neither read from a cache nor written to one. */
  INPUT,
  CACHE_READ,
  /** Written to a cache that keeps it for five minutes, or for as long as is not told. */
  CACHE_WRITE_5M,
  CACHE_WRITE_1H,
  OUTPUT,
  /** Part of the output. */
  REASONING,
  /** Part of the input, as are images. */
  INPUT_AUDIO,
  INPUT_IMAGE,
  /** Part of the output, as are images. */
  OUTPUT_AUDIO,
  OUTPUT_IMAGE;

  private final String label = name().toLowerCase(Locale.ROOT) + "_tokens";

  /** As in JSON and in the ledger's columns: {@code cache_read_tokens}. */
  public String label() {
    return label;
  }
}
