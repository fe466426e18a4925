package ai.nexus.bench.measure;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of one measurement, in the order in which {@link Figure} names them. */
public record Figures(Map<Figure, Double> values) {

  public Figures {
    EnumMap<Figure, Double> copy = new EnumMap<>(Figure.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  public static Figures none() {
    return new Figures(Map.of());
  }

  public Figures with(Figure figure, double value) {
    Map<Figure, Double> more = new EnumMap<>(Figure.class);
    more.putAll(values);
    more.put(figure, value);
    return new Figures(more);
  }

  /**
   * @throws IllegalStateException where it was not measured
   */
  public double get(Figure figure) {
    Double value = values.get(figure);
    if (value == null) {
      throw new IllegalStateException(figure + " was not measured");
    }
    return value;
  }

  /** The median of each figure over all measurements. */
  public static Figures median(List<Figures> rounds) {
    Figures medians = none();
    for (Figure figure : Figure.values()) {
      double[] sorted =
          rounds.stream()
              .filter(round -> round.values.containsKey(figure))
              .mapToDouble(round -> round.get(figure))
              .sorted()
              .toArray();
      if (sorted.length > 0) {
        medians = medians.with(figure, middle(sorted));
      }
    }
    return medians;
  }

  private static double middle(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : Arrays.stream(sorted, half - 1, half + 1).average().orElseThrow();
  }
}
