package ai.nexus.admin.prices;

import ai.nexus.wire.model.TokenKind;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** The amounts of a price for a million tokens: a column a kind, null where it has none. */
@Embeddable
@Access(AccessType.FIELD)
public class PriceAmounts {

  @Column(name = "input_tokens")
  private BigDecimal input;

  @Column(name = "cache_read_tokens")
  private BigDecimal cacheRead;

  @Column(name = "cache_write_5m_tokens")
  private BigDecimal cacheWrite5m;

  @Column(name = "cache_write_1h_tokens")
  private BigDecimal cacheWrite1h;

  @Column(name = "output_tokens")
  private BigDecimal output;

  @Column(name = "reasoning_tokens")
  private BigDecimal reasoning;

  @Column(name = "input_audio_tokens")
  private BigDecimal inputAudio;

  @Column(name = "input_image_tokens")
  private BigDecimal inputImage;

  @Column(name = "output_audio_tokens")
  private BigDecimal outputAudio;

  @Column(name = "output_image_tokens")
  private BigDecimal outputImage;

  /** For JPA. */
  protected PriceAmounts() {}

  static PriceAmounts of(Map<TokenKind, BigDecimal> perMillion) {
    PriceAmounts amounts = new PriceAmounts();
    amounts.input = perMillion.get(TokenKind.INPUT);
    amounts.cacheRead = perMillion.get(TokenKind.CACHE_READ);
    amounts.cacheWrite5m = perMillion.get(TokenKind.CACHE_WRITE_5M);
    amounts.cacheWrite1h = perMillion.get(TokenKind.CACHE_WRITE_1H);
    amounts.output = perMillion.get(TokenKind.OUTPUT);
    amounts.reasoning = perMillion.get(TokenKind.REASONING);
    amounts.inputAudio = perMillion.get(TokenKind.INPUT_AUDIO);
    amounts.inputImage = perMillion.get(TokenKind.INPUT_IMAGE);
    amounts.outputAudio = perMillion.get(TokenKind.OUTPUT_AUDIO);
    amounts.outputImage = perMillion.get(TokenKind.OUTPUT_IMAGE);
    return amounts;
  }

  Map<TokenKind, BigDecimal> byKind() {
    Map<TokenKind, BigDecimal> byKind = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      BigDecimal amount = of(kind);
      if (amount != null) {
        byKind.put(kind, amount);
      }
    }
    return byKind;
  }

  private BigDecimal of(TokenKind kind) {
    return switch (kind) {
      case INPUT -> input;
      case CACHE_READ -> cacheRead;
      case CACHE_WRITE_5M -> cacheWrite5m;
      case CACHE_WRITE_1H -> cacheWrite1h;
      case OUTPUT -> output;
      case REASONING -> reasoning;
      case INPUT_AUDIO -> inputAudio;
      case INPUT_IMAGE -> inputImage;
      case OUTPUT_AUDIO -> outputAudio;
      case OUTPUT_IMAGE -> outputImage;
    };
  }
}
