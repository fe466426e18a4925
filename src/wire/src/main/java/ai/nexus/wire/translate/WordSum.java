package ai.nexus.wire.translate;

/**
 * A sum of 64 bits over the words of a thought as they come, which tells whether they came back
 * unchanged. It guards against loss, not against forgers: the vendor's signature does that. (FNV-1a
 * over the units of UTF-16, http://www.isthe.com/chongo/tech/comp/fnv/.) For one thread.
 */
final class WordSum {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long sum = BASIS;

  /** Of a whole thought. */
  static String of(String words) {
    WordSum sum = new WordSum();
    sum.add(words);
    return sum.text();
  }

  void add(String words) {
    long next = sum;
    for (int i = 0; i < words.length(); i++) {
      next = (next ^ words.charAt(i)) * PRIME;
    }
    sum = next;
  }

  /** Of what has come so far. */
  String text() {
    return Long.toHexString(sum);
  }
}
