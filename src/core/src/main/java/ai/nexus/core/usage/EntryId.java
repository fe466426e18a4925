package ai.nexus.core.usage;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * Makes unique ids that sort by time: 48 bits of milliseconds and 80 of chance in Crockford's
 * base32, 26 characters, the layout of github.com/ulid/spec. Within a process each id is greater
 * than the one before, also when the clock stands still or steps back.
 */
public final class EntryId {

  private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int LENGTH = 26;
  private static final int TIME_LENGTH = 10;
  private static final int BITS = 5;
  // 40 random bits in each half, so that eight digits of five bits show a half exactly.
  private static final int HALF_BITS = 40;
  private static final long HALF_MASK = (1L << HALF_BITS) - 1;

  private static final Instant LAST = Instant.ofEpochMilli((1L << 48) - 1);

  // One sequence for the process is what makes the order hold; that asks for state here.
  private static final EntryId SEQUENCE = new EntryId();

  private final SecureRandom random = new SecureRandom();

  // Guarded by this.
  private long millis = -1;
  private long high;
  private long low;

  EntryId() {}

  public static String next() {
    return SEQUENCE.next(System.currentTimeMillis());
  }

  /**
   * What every id of this moment or later is at least. The ids know times from 1970 to the year
   * 10889; others count as the nearest of these.
   */
  public static String firstAt(Instant time) {
    Instant notBefore = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    Instant known = notBefore.isAfter(LAST) ? LAST : notBefore;
    char[] text = new char[TIME_LENGTH];
    write(text, 0, TIME_LENGTH, known.toEpochMilli());
    return new String(text);
  }

  synchronized String next(long now) {
    if (now > millis) {
      millis = now;
      high = random.nextLong() & HALF_MASK;
      low = random.nextLong() & HALF_MASK;
    } else {
      countUp();
    }
    char[] text = new char[LENGTH];
    write(text, 0, TIME_LENGTH, millis);
    write(text, TIME_LENGTH, HALF_BITS / BITS, high);
    write(text, TIME_LENGTH + HALF_BITS / BITS, HALF_BITS / BITS, low);
    return new String(text);
  }

  private void countUp() {
    low = (low + 1) & HALF_MASK;
    if (low == 0) {
      high = (high + 1) & HALF_MASK;
      if (high == 0) {
        millis++;
      }
    }
  }

  private static void write(char[] text, int start, int length, long value) {
    long rest = value;
    for (int i = start + length - 1; i >= start; i--) {
      text[i] = DIGITS[(int) (rest & (DIGITS.length - 1))];
      rest >>>= BITS;
    }
  }
}
