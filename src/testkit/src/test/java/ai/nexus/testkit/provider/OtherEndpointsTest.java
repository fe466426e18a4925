package ai.nexus.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OpenAI has besides chats. */
class OtherEndpointsTest {

  private final FakeProvider provider =
      FakeProvider.start().serve("m", ChatAnswer.of("one two three"));
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
        "embeddings | {'model':'m','input':['a b','c'],'dimensions':2} | 'usage':{'prompt_tokens':3,'total_tokens':3}",
        "embeddings | {'model':'m','input':'a','encoding_format':'base64'} | 'embedding':'",
        "completions | {'model':'m','prompt':'hi'} | 'text':'one two three','index':0",
        "completions | {'model':'m','prompt':'hi','stream':true} | data: [DONE]",
        "moderations | {'model':'m','input':['so bad','good']} | 'flagged':true",
        "images/generations | {'model':'m','prompt':'a dog','n':2} | 'input_tokens':2",
        "rerank | {'model':'m','query':'dog','documents':['a cat','a dog'],'top_n':1} | 'results':[{'index':1,'relevance_score':1.00}]"
      })
  void answers(String path, String body, String answer) {
    assertThat(client.post("/v1/" + path, body).body()).contains(answer.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "embeddings | {'model':'m'} | Missing required parameter: 'input'",
        "embeddings | {'model':'m','input':''} | cannot be an empty string",
        "completions | {'model':'m'} | Missing required parameter: 'prompt'",
        "moderations | {'model':'m','input':'a','x':1} | supplied: x",
        "images/generations | {'model':'m','prompt':'a','n':11} | Expected a value <= 10",
        "images/edits | {'model':'m','prompt':'a'} | multipart/form-data",
        "audio/speech | {'model':'m','input':'a'} | Missing required parameter: 'voice'",
        "audio/transcriptions | {'model':'m'} | multipart/form-data",
        "rerank | {'model':'m','query':'a','documents':[]} | not empty",
        "responses | {'model':'m','input':'a','previous_response_id':'resp_1'} | not found",
        "responses | {'model':'m','input':'a','messages':[]} | supplied: messages"
      })
  void refuses(String path, String body, String message) {
    HttpResponse<String> refused = client.post("/v1/" + path, body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(message);
  }

  @Test
  void speaks() {
    HttpResponse<String> speech =
        client.post(
            "/v1/audio/speech",
            "{'model':'m','input':'one two','voice':'alloy','response_format':'wav'}");

    assertThat(speech.headers().firstValue("content-type")).hasValue("audio/wav");
    assertThat(speech.headers().firstValue("transfer-encoding")).hasValue("chunked");
  }

  @Test
  void readsForms() {
    HttpResponse<String> json = client.form("/v1/audio/transcriptions", "model", "m");
    HttpResponse<String> text =
        client.form("/v1/audio/transcriptions", "model", "m", "response_format", "text");
    HttpResponse<String> edited =
        client.form("/v1/images/edits", "model", "m", "prompt", "a dog", "image", "png");

    assertThat(json.body()).contains("{\"text\":\"one two three\"", "\"audio_tokens\":4");
    assertThat(text.body()).isEqualTo("one two three\n");
    assertThat(edited.body()).contains("supplied: file");
  }

  @Test
  void keepsResponsesUntilTheyAreDeleted() {
    String whole = client.post("/v1/responses", "{'model':'m','input':'hi'}").body();
    Matcher id = Pattern.compile("resp_[a-z0-9]+").matcher(whole);
    assertThat(id.find()).isTrue();

    assertThat(client.call("GET", "/v1/responses/" + id.group()).body()).isEqualTo(whole);
    assertThat(client.call("DELETE", "/v1/responses/" + id.group()).body()).contains("true");
    assertThat(client.call("GET", "/v1/responses/" + id.group()).statusCode()).isEqualTo(404);
  }

  @Test
  void streamsResponsesInTypedEvents() {
    provider.serve(
        "m", ChatAnswer.saying(Reply.calling("one", "{}").afterSaying("hi").afterThinking("so")));

    String stream = client.post("/v1/responses", "{'model':'m','input':'hi','stream':true}").body();

    assertThat(stream.lines().filter(line -> line.startsWith("event: ")))
        .startsWith("event: response.created", "event: response.in_progress")
        .contains(
            "event: response.reasoning_summary_text.delta",
            "event: response.output_text.delta",
            "event: response.function_call_arguments.done")
        .endsWith("event: response.completed");
    assertThat(stream).contains("\"reasoning_tokens\":1").doesNotContain("[DONE]");
  }
}
