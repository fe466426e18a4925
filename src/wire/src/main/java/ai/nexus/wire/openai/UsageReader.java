package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonHandler;
import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.JsonType;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Reads the {@code usage} objects that a scanner passes, as openai-python has them: chat's in
 * types/completion_usage.py, those of responses, images and transcriptions in
 * types/responses/response_usage.py, types/images_response.py and types/audio/transcription.py.
 * Also the cache hits where DeepSeek and Moonshot put them
 * (https://api-docs.deepseek.com/guides/kv_cache), and Cohere's {@code meta}
 * (https://docs.cohere.com/reference/rerank). Several objects give the greatest of each count,
 * never a sum: servers that repeat usage repeat it cumulatively. What is not a whole number from 0
 * on, and below 10^12, is unknown.
 */
final class UsageReader implements JsonHandler<Field> {

  // The counts as they are told, by their places in an array.
  private static final int PROMPT = 0;
  private static final int COMPLETION = 1;
  private static final int TOTAL = 2;
  private static final int CACHED = 3;
  private static final int CACHE_WRITTEN = 4;
  private static final int REASONING = 5;
  private static final int INPUT_AUDIO = 6;
  private static final int INPUT_IMAGE = 7;
  private static final int OUTPUT_AUDIO = 8;
  private static final int OUTPUT_IMAGE = 9;
  private static final int COUNTS = 10;

  private static final long UNKNOWN = -1;
  // No answer has as many. A provider that says so must not make the sums of all others overflow.
  private static final long GREATEST = 1_000_000_000_000L;

  private final int level;
  private final long[] present = unknown();
  private long number;
  // Replaced and never changed, so that a mark need not copy.
  private long[] greatest = unknown();
  private long[] marked = greatest;

  /** Of usage that is a member of the outermost object. */
  UsageReader() {
    this(1);
  }

  /**
   * @param level how many containers are around a usage object
   */
  UsageReader(int level) {
    this.level = level;
  }

  /** Remembers this state, for {@link #rollBack}. */
  void mark() {
    marked = greatest;
  }

  /** Forgets what came since the mark, when an event turns out to be broken. */
  void rollBack() {
    greatest = marked;
  }

  /**
   * OpenAI's prompt holds what was read from a cache and written to one, unadjusted, so that both
   * may come to more than it.
   */
  TokenUsage usage() {
    TokenUsage.Builder usage = TokenUsage.builder();
    long prompt = prompt();
    if (prompt != UNKNOWN) {
      long cached = Math.max(0, greatest(CACHED));
      long written = Math.max(0, greatest(CACHE_WRITTEN));
      usage.set(TokenKind.INPUT, Math.max(0, prompt - cached - written));
    }
    return usage
        .set(TokenKind.CACHE_READ, known(CACHED))
        .set(TokenKind.CACHE_WRITE_5M, known(CACHE_WRITTEN))
        .set(TokenKind.OUTPUT, output())
        .set(TokenKind.REASONING, known(REASONING))
        .set(TokenKind.INPUT_AUDIO, known(INPUT_AUDIO))
        .set(TokenKind.INPUT_IMAGE, known(INPUT_IMAGE))
        .set(TokenKind.OUTPUT_AUDIO, known(OUTPUT_AUDIO))
        .set(TokenKind.OUTPUT_IMAGE, known(OUTPUT_IMAGE))
        .build();
  }

  /** Voyage's embeddings and some rerankers tell a total alone, which is all input. */
  private long prompt() {
    boolean totalAlone = greatest(PROMPT) == UNKNOWN && greatest(COMPLETION) == UNKNOWN;
    return greatest(totalAlone ? TOTAL : PROMPT);
  }

  /** Of embeddings prompt and total are told, and no completion: the total tells that it is 0. */
  private OptionalLong output() {
    long prompt = prompt();
    long total = greatest(TOTAL);
    return greatest(COMPLETION) == UNKNOWN && prompt != UNKNOWN && total >= prompt
        ? OptionalLong.of(total - prompt)
        : known(COMPLETION);
  }

  @Override
  public void begin(JsonScanner<Field> at, JsonType type, long offset) {
    if (at.depth() == level) {
      Arrays.fill(present, UNKNOWN);
    }
    number = type == JsonType.NUMBER ? 0 : UNKNOWN;
  }

  @Override
  public void bytes(JsonScanner<Field> at, JsonType type, byte[] array, int from, int to) {
    for (int i = from; i < to && number != UNKNOWN; i++) {
      int digit = array[i] - '0';
      boolean fits = digit >= 0 && digit <= 9 && number < GREATEST / 10;
      number = fits ? number * 10 + digit : UNKNOWN;
    }
  }

  @Override
  public void end(JsonScanner<Field> at, JsonType type, long end) {
    switch (at.depth() - level) {
      case 0 -> addPresent();
      case 1 -> member(at.key());
      case 2 -> detail(at.keyAt(level + 1), at.key());
      default -> {
        // nothing that we read lies deeper
      }
    }
    number = UNKNOWN;
  }

  private void member(Field key) {
    switch (key) {
      case PROMPT_TOKENS, INPUT_TOKENS -> tell(PROMPT);
      case COMPLETION_TOKENS, OUTPUT_TOKENS -> tell(COMPLETION);
      case TOTAL_TOKENS -> tell(TOTAL);
      case CACHED_TOKENS, PROMPT_CACHE_HIT_TOKENS -> tell(CACHED);
      default -> {
        // details are read one level deeper
      }
    }
  }

  private void detail(Field outer, Field key) {
    switch (outer) {
      case PROMPT_TOKENS_DETAILS, INPUT_TOKENS_DETAILS, INPUT_TOKEN_DETAILS -> promptDetail(key);
      case COMPLETION_TOKENS_DETAILS, OUTPUT_TOKENS_DETAILS, OUTPUT_TOKEN_DETAILS ->
          completionDetail(key);
      case TOKENS, BILLED_UNITS -> member(key); // Cohere's
      default -> {
        // not ours
      }
    }
  }

  private void promptDetail(Field key) {
    switch (key) {
      case CACHED_TOKENS -> tell(CACHED);
      case CACHE_WRITE_TOKENS -> tell(CACHE_WRITTEN);
      case AUDIO_TOKENS -> tell(INPUT_AUDIO);
      case IMAGE_TOKENS -> tell(INPUT_IMAGE);
      default -> {
        // text tokens are what is left
      }
    }
  }

  private void completionDetail(Field key) {
    switch (key) {
      case REASONING_TOKENS -> tell(REASONING);
      case AUDIO_TOKENS -> tell(OUTPUT_AUDIO);
      case IMAGE_TOKENS -> tell(OUTPUT_IMAGE);
      default -> {
        // text tokens are what is left
      }
    }
  }

  private void tell(int count) {
    present[count] = Math.max(present[count], number);
  }

  private void addPresent() {
    if (reasoningIsExtra()) {
      present[COMPLETION] += present(REASONING);
    }
    long[] more = greatest.clone();
    boolean grows = false;
    for (int i = 0; i < COUNTS; i++) {
      grows |= present[i] > more[i];
      more[i] = Math.max(more[i], present[i]);
    }
    greatest = grows ? more : greatest;
  }

  /**
   * xAI's Grok leaves reasoning out of {@code completion_tokens}; its total tells
   * (https://github.com/vercel/ai/issues/12425, quoting https://docs.x.ai).
   */
  private boolean reasoningIsExtra() {
    long prompt = present(PROMPT);
    long completion = present(COMPLETION);
    long total = present(TOTAL);
    long reasoning = present(REASONING);
    return prompt != UNKNOWN
        && completion != UNKNOWN
        && reasoning > 0
        && total >= prompt
        && total - prompt >= completion
        && total - prompt - completion == reasoning;
  }

  private long present(int count) {
    return present[count];
  }

  private long greatest(int count) {
    return greatest[count];
  }

  private OptionalLong known(int count) {
    long value = greatest(count);
    return value == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static long[] unknown() {
    long[] counts = new long[COUNTS];
    Arrays.fill(counts, UNKNOWN);
    return counts;
  }
}
