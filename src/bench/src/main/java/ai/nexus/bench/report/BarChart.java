package ai.nexus.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars from zero, each with its value beside it, readable on light and on dark pages.
 */
final class BarChart {

  /**
   * @param strong whether it is drawn in the strong colour
   */
  record Bar(String label, double value, String text, boolean strong) {}

  private static final int WIDTH = 720;
  private static final int LEFT = 190;
  private static final int RIGHT = 90;
  private static final int TOP = 44;
  private static final int STEP = 28;
  private static final int THICK = 18;

  private BarChart() {}

  static String svg(String title, List<Bar> bars) {
    double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    var svg = new StringBuilder(Svg.open(WIDTH, TOP + STEP * bars.size() + 12, title));
    for (int i = 0; i < bars.size(); i++) {
      svg.append(bar(bars.get(i), TOP + STEP * i, most));
    }
    return svg.append(Svg.CLOSE).toString();
  }

  private static String bar(Bar bar, int top, double most) {
    double length = most > 0 ? Math.max(1, bar.value() / most * (WIDTH - LEFT - RIGHT)) : 1;
    int base = top + THICK - 4;
    return Svg.text(LEFT - 10, base, "end", bar.label())
        + String.format(
            Locale.ROOT,
            "  <rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>\n",
            LEFT,
            top,
            length,
            THICK,
            bar.strong() ? Svg.STRONG : Svg.PALE)
        + Svg.text((int) (LEFT + length + 8), base, "start", bar.text());
  }
}
