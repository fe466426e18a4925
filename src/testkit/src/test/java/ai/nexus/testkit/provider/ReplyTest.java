package ai.nexus.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One reply in the words of three vendors, whole and streamed. */
class ReplyTest {

  private final FakeProvider provider = FakeProvider.start();
  private final VendorClient client = new VendorClient(provider);

  @AfterEach
  void stop() {
    provider.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai | 'reasoning_content':'so' | 'arguments':'{\\'a\\':1}' | 'finish_reason':'tool_calls'",
        "anthropic | 'thinking':'so','signature' | 'input':{'a':1} | 'stop_reason':'tool_use'",
        "gemini | 'text':'so','thought':true | 'args':{'a':1}},'thoughtSignature' | 'thoughtsTokenCount':1"
      })
  void callsAfterThinking(String vendor, String thought, String call, String end) {
    provider.serve("m", ChatAnswer.saying(calling().afterThinking("so")));

    assertThat(ask(vendor, false)).contains(json(thought), json(call), json(end));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai | 'function':{'name':'one','arguments':''} | 'function':{'arguments':'{\\'a\\':1}'}",
        "anthropic | 'name':'one','input':{} | 'partial_json':'{\\'a\\':1}'",
        "gemini | 'name':'one','args':{'a':1} | 'name':'two','args':{}"
      })
  void streamsCallsInFragments(String vendor, String first, String next) {
    provider.serve("m", ChatAnswer.saying(calling()));

    assertThat(ask(vendor, true)).contains(json(first), json(next));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai | 'finish_reason':'length' | 'refusal':'no' | 'finish_reason':'content_filter'",
        "anthropic | 'stop_reason':'max_tokens' | 'stop_reason':'refusal' | 'stop_reason':'refusal'",
        "gemini | 'finishReason':'MAX_TOKENS' | 'finishReason':'SAFETY' | 'blockReason':"
      })
  void stopsForOtherReasons(String vendor, String length, String declined, String blocked) {
    provider.serve("m", ChatAnswer.saying(Reply.of("one").cutShort()));
    assertThat(ask(vendor, false)).contains(json(length));

    provider.serve("m", ChatAnswer.saying(Reply.declining("no")));
    assertThat(ask(vendor, false)).contains(json(declined));

    provider.serve("m", ChatAnswer.saying(Reply.blocked()));
    assertThat(ask(vendor, false)).contains(json(blocked));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai | 'prompt_tokens':16 | 'cached_tokens':10,'cache_write_tokens':5",
        "anthropic | 'input_tokens':1,'cache_creation_input_tokens':5 | 'cache_read_input_tokens':10",
        "gemini | 'promptTokenCount':16 | 'cachedContentTokenCount':10"
      })
  void countsWhatTheCacheHadAsTheVendorDoes(String vendor, String prompt, String cached) {
    provider.serve("m", ChatAnswer.saying(Reply.of("one").cached(10, 5)));

    assertThat(ask(vendor, false)).contains(json(prompt), json(cached));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "openai | server_is_overloaded",
        "anthropic | 'type':'error','error':{'type':'overloaded_error'",
        "gemini | 'status':'UNAVAILABLE'"
      })
  void tellsErrorsInTheStream(String vendor, String error) {
    provider.serve(
        "m", ChatAnswer.of("one two three four five six").cut(Cut.telling(Fault.OVERLOADED, 4)));

    assertThat(ask(vendor, true)).contains(json(error), "one").doesNotContain("six");
  }

  private static Reply calling() {
    return Reply.calling("one", "{\"a\":1}").andCalling("two", "");
  }

  private static String json(String text) {
    return text.replace("\\'", "\\\"").replace('\'', '"');
  }

  private String ask(String vendor, boolean stream) {
    String chat =
        "{'model':'m','stream':" + stream + ",'messages':[{'role':'user','content':'hi'}]";
    return switch (vendor) {
      case "openai" -> client.post("/v1/chat/completions", chat + "}").body();
      case "anthropic" -> client.post("/v1/messages", chat + ",'max_tokens':9}").body();
      default ->
          client
              .post(
                  "/v1beta/models/m:"
                      + (stream ? "streamGenerateContent?alt=sse" : "generateContent"),
                  "{'contents':[{'parts':[{'text':'hi'}]}]}")
              .body();
    };
  }
}
