package ai.nexus.bench.measure;

import java.util.Locale;

/**
 * One target and what was measured against it.
 *
 * @param name of the quantity, unique within its work; {@code ratio …} where the guard watches it
 */
public record Check(String name, double measured, Bound bound, double limit, int decimals) {

  /** On which side of the limit it is good to be. */
  public enum Bound {
    AT_LEAST,
    AT_MOST;

    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private static final String RATIO = "ratio";

  public static Check atLeast(String name, double measured, double limit, int decimals) {
    return new Check(name, measured, Bound.AT_LEAST, limit, decimals);
  }

  public static Check atMost(String name, double measured, double limit, int decimals) {
    return new Check(name, measured, Bound.AT_MOST, limit, decimals);
  }

  public boolean met() {
    return bound == Bound.AT_LEAST ? measured >= limit : measured <= limit;
  }

  /** Whether it compares the gateway's rate with nginx's. */
  public boolean isRatio() {
    return name.startsWith(RATIO);
  }

  public String target() {
    return bound.words() + " " + format(limit);
  }

  public String result() {
    return format(measured);
  }

  private String format(double value) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
