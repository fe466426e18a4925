package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.MalformedJsonException;

/**
 * Text gathered for a token estimate: the beginning of it (at most {@value TextCollector#MAX} bytes
 * as written in the JSON), and how long all of it is in UTF-16 units, so that an estimate made of
 * the sample can be scaled.
 */
public record TextSample(String text, long totalChars) {

  /**
   * The text of a request of which only the first bytes are at hand. What lies behind them counts
   * as if it held as much text to the byte.
   *
   * @param totalBytes length of the whole body
   */
  public static TextSample ofRequest(byte[] bodyPrefix, long totalBytes) {
    TextCollector collector = new TextCollector(true);
    long seenBytes = bodyPrefix.length;
    try {
      new JsonScanner<>(Field.TABLE, collector).feed(bodyPrefix, 0, bodyPrefix.length);
    } catch (MalformedJsonException e) {
      seenBytes = e.offset();
    }
    return scaled(collector.sample(), seenBytes, totalBytes);
  }

  private static TextSample scaled(TextSample sample, long seenBytes, long totalBytes) {
    if (seenBytes <= 0 || totalBytes <= seenBytes) {
      return sample;
    }
    double factor = (double) totalBytes / seenBytes;
    return new TextSample(sample.text, Math.round(sample.totalChars * factor));
  }
}
