package ai.nexus.core.rollup;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A cost of at most 12 decimals as two whole numbers, which can be added up apart: its millionths,
 * and what is left of them in millionths of those. The sum of ten million entries at a million each
 * is far within a long.
 */
final class ExactCost {

  private static final int SCALE = 12;
  private static final BigInteger PICOS_IN_MICRO = BigInteger.valueOf(1_000_000);

  private ExactCost() {}

  /**
   * @return micros, picos
   * @throws ArithmeticException for more than 12 decimals, or 9 * 10^12 and more
   */
  static long[] parts(BigDecimal cost) {
    BigInteger[] parts = cost.setScale(SCALE).unscaledValue().divideAndRemainder(PICOS_IN_MICRO);
    return new long[] {parts[0].longValueExact(), parts[1].longValueExact()};
  }

  static BigDecimal of(long micros, long picos) {
    BigInteger all =
        BigInteger.valueOf(micros).multiply(PICOS_IN_MICRO).add(BigInteger.valueOf(picos));
    return new BigDecimal(all, SCALE);
  }
}
