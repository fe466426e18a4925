package ai.nexus.admin.prices;

import ai.nexus.wire.model.TokenKind;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A row of table price; times are milliseconds in UTC. */
@Entity
@Table(name = "price")
@Access(AccessType.FIELD)
public class PriceEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "provider_id")
  private Long providerId;

  @Column(name = "server_host")
  private String serverHost;

  private String model;

  @Column(name = "valid_from")
  private long validFrom;

  @Column(name = "above_input_tokens")
  private long aboveInputTokens;

  private String currency;

  @Embedded private PriceAmounts amounts;

  private String source;

  private boolean shipped;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  /** For JPA. */
  protected PriceEntity() {}

  PriceEntity(Instant now) {
    createdAt = now.toEpochMilli();
  }

  /** What an operator has written is no shipped price any more. */
  void apply(PriceInput input, Instant now) {
    providerId = input.scope().providerId().orElse(null);
    serverHost = input.scope().serverHost().orElse(null);
    model = input.model();
    validFrom = input.validFrom().orElse(now).toEpochMilli();
    aboveInputTokens = input.aboveInput();
    currency = input.currency();
    amounts = PriceAmounts.of(input.perMillion());
    source = input.source();
    shipped = false;
    updatedAt = now.toEpochMilli();
  }

  long id() {
    return id;
  }

  Optional<Long> providerId() {
    return Optional.ofNullable(providerId);
  }

  Optional<String> serverHost() {
    return Optional.ofNullable(serverHost);
  }

  String model() {
    return model;
  }

  Instant validFrom() {
    return Instant.ofEpochMilli(validFrom);
  }

  long aboveInputTokens() {
    return aboveInputTokens;
  }

  String currency() {
    return currency;
  }

  Map<TokenKind, BigDecimal> perMillion() {
    return amounts.byKind();
  }

  String source() {
    return source;
  }

  boolean isShipped() {
    return shipped;
  }

  Instant createdAt() {
    return Instant.ofEpochMilli(createdAt);
  }

  Instant updatedAt() {
    return Instant.ofEpochMilli(updatedAt);
  }
}
