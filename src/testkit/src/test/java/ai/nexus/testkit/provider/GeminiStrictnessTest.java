package ai.nexus.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiStrictnessTest {

  private static final String USER = "{'role':'user','parts':[{'text':'hi'}]}";
  private static final String CALL =
      "{'role':'model','parts':[{'functionCall':{'name':'weather','args':{}}}]}";
  private static final String RESULT =
      "{'role':'user','parts':[{'functionResponse':{'name':'weather','response':{'output':'x'}}}]}";

  private final FakeProvider provider = FakeProvider.start().serve("m", ChatAnswer.of("yes"));
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
        "'zebra':1 | Unknown name \\\"zebra\\\": Cannot find field.",
        "'generationConfig':{'zebra':1} | Unknown name \\\"zebra\\\" at 'generation_config'",
        "'generationConfig':{'temperature':2.5} | must be in the range [0.0, 2.0]",
        "'generationConfig':{'temperature':'x'} | (TYPE_FLOAT)",
        "'generationConfig':{'responseSchema':{'type':'STRING'}} | is unsupported",
        "'generationConfig':{'responseMimeType':'text/html'} | allowed mimetypes",
        "'generationConfig':{'thinkingConfig':{'thinkingBudget':1,'thinkingLevel':'LOW'}} | only one of",
        "'tools':[{'functionDeclarations':[{'name':'1a'}]}] | Invalid function name",
        "'tools':[{'functionDeclarations':[{'name':'a','parameters':{'type':'OBJECT','additionalProperties':false}}]}] | Unknown name \\\"additionalProperties\\\" at 'tools[0].function_declarations[0].parameters'",
        "'tools':[{'functionDeclarations':[{'name':'a','parameters':{'type':'ARRAY'}}]}] | items: missing field.",
        "'tools':[{'functionDeclarations':[{'name':'a'}]}],'toolConfig':{'functionCallingConfig':{'mode':'AUTO','allowedFunctionNames':['a']}} | mode is ANY",
        "'toolConfig':{'functionCallingConfig':{'mode':'ANY'}} | without function_declarations"
      })
  void refusesMembersThatGoogleRefuses(String members, String message) {
    HttpResponse<String> refused = ask(members, USER);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(message, "INVALID_ARGUMENT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'role':'assistant','parts':[{'text':'hi'}]} | valid role: user, model",
        "{'role':'user','parts':[{}]} | oneof field 'data'",
        "{'role':'user','parts':[{'inlineData':{'mimeType':'image/png','data':'?'}}]} | Base64 decoding failed",
        "{'role':'user','parts':[{'inlineData':{'mimeType':'png','data':'AAAA'}}]} | Unsupported MIME type",
        "{'role':'user','parts':[{'text':'a','thoughtSignature':'c28='}]} | Thought signature is not valid"
      })
  void refusesContentsThatGoogleRefuses(String content, String words) {
    assertThat(ask("'safetySettings':[]", content).body()).contains(words);
  }

  @Test
  void wantsAsManyResponsesAsCalls() {
    String none = "'safetySettings':[]";

    assertThat(ask(none, USER + "," + CALL + "," + RESULT).statusCode()).isEqualTo(200);
    assertThat(ask(none, USER + "," + CALL + "," + USER).body())
        .contains("number of function response parts is equal");
    assertThat(ask(none, USER + "," + RESULT).body())
        .contains("immediately after a function call turn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'generation_config':{'max_output_tokens':5,'candidateCount':2}",
        "'tools':[{'functionDeclarations':[{'name':'a','parametersJsonSchema':{'type':'object','additionalProperties':false}}]}]",
        "'systemInstruction':{'parts':[{'text':'be brief'}]}"
      })
  void takesWhatGoogleTakes(String members) {
    assertThat(ask(members, USER).body()).contains("\"text\":\"yes\"");
  }

  @Test
  void countsAndEmbeds() {
    assertThat(client.post("/v1beta/models/m:countTokens", "{'contents':[" + USER + "]}").body())
        .startsWith("{\"totalTokens\":1");
    assertThat(
            client
                .post(
                    "/v1beta/models/m:embedContent",
                    "{'content':{'parts':[{'text':'hi'}]},'outputDimensionality':3}")
                .body())
        .matches("\\{\"embedding\":\\{\"values\":\\[[0-9.]+,[0-9.]+,[0-9.]+]}}");
  }

  private HttpResponse<String> ask(String members, String contents) {
    return client.post(
        "/v1beta/models/m:generateContent", "{'contents':[" + contents + "]," + members + "}");
  }
}
