package ai.nexus.bench.report;

/** What the charts share. The greys and the blue keep their contrast on white and on black. */
final class Svg {

  static final String CLOSE = "</svg>\n";
  static final String STRONG = "#3b82f6";
  static final String PALE = "#8b95a5";
  private static final String INK = "#7a828e";

  private Svg() {}

  static String open(int width, int height, String title) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
        font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="%3$s">
          <text x="10" y="24" font-size="16" font-weight="600" fill="%4$s">%3$s</text>
        """
        .formatted(width, height, escaped(title), INK);
  }

  static String text(int x, int y, String anchor, String text) {
    return "  <text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n"
        .formatted(x, y, anchor, INK, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
