package ai.nexus.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One line over time, from zero. */
final class LineChart {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 80;
  private static final int RIGHT = 20;
  private static final int TOP = 50;
  private static final int BOTTOM = 36;
  private static final int RULES = 4;

  private LineChart() {}

  /**
   * @param seconds that each value stands for
   */
  static String svg(String title, List<Double> values, int seconds) {
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    var svg = new StringBuilder(Svg.open(WIDTH, HEIGHT, title));
    for (int rule = 0; rule <= RULES; rule++) {
      svg.append(rule(most * rule / RULES, most));
    }
    String points =
        IntStream.range(0, values.size())
            .mapToObj(
                i -> String.format(Locale.ROOT, "%.1f,%.1f", x(i, values), y(values.get(i), most)))
            .collect(Collectors.joining(" "));
    svg.append(
        "  <polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>\n"
            .formatted(points, Svg.STRONG));
    for (int i = 0; i < values.size(); i += 2) {
      String label = (i + 1) * seconds + " s";
      svg.append(Svg.text((int) x(i, values), HEIGHT - 12, "middle", label));
    }
    return svg.append(Svg.CLOSE).toString();
  }

  private static String rule(double value, double most) {
    double y = y(value, most);
    return String.format(
            Locale.ROOT,
            "  <line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"%s\" stroke-opacity=\"0.4\"/>\n",
            LEFT,
            y,
            WIDTH - RIGHT,
            y,
            Svg.PALE)
        + Svg.text(LEFT - 8, (int) y + 4, "end", String.format(Locale.ROOT, "%,.0f", value));
  }

  private static double x(int index, List<Double> values) {
    return LEFT
        + 16
        + (double) index / Math.max(1, values.size() - 1) * (WIDTH - LEFT - RIGHT - 32);
  }

  private static double y(double value, double most) {
    return HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM);
  }
}
