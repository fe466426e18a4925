package ai.nexus.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.json.Fields;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.ProviderApi;
import ai.nexus.wire.model.Dialect;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderInputTest {

  private static final ProviderInput.Shown SHOWN =
      new ProviderInput.Shown(
          Optional.of("sk-p****"), Optional.of("****"), Optional.of("http://u:****@proxy:1"));

  @Test
  void readsDefaults() {
    ProviderInput input =
        ProviderInput.forNew(
            fields("'name':'A','server_url':'https://a.example/v1//','personalized_key':'k'"));

    assertThat(input)
        .isEqualTo(
            new ProviderInput(
                "A",
                new ApiInput(ProviderApi.of(Dialect.OPENAI), "https://a.example/v1"),
                new SecretChange.Keep(),
                new SecretChange.Replace("k"),
                "",
                new SecretChange.Keep(),
                true,
                false,
                OnClientGone.CANCEL));
  }

  @Test
  void readsWhatBecomesOfAnswersWhoseClientHasGone() {
    assertThat(existing(",'on_client_gone':'drain'").onClientGone()).isEqualTo(OnClientGone.DRAIN);
    assertThatThrownBy(() -> existing(",'on_client_gone':'Drain'"))
        .hasMessage("on_client_gone must be cancel or drain");
    assertThatThrownBy(() -> existing(",'on_client_gone':true"))
        .hasMessageContaining("on_client_gone must be a string, was a boolean");
  }

  @Test
  void readsTheDialect() {
    assertThat(existing(",'dialect':'anthropic'").address().api().dialect())
        .isEqualTo(Dialect.ANTHROPIC);
    assertThatThrownBy(() -> existing(",'dialect':'OpenAI'"))
        .hasMessage("dialect must be one of openai, openai-responses, anthropic, gemini, bedrock");
  }

  @Test
  void takesFromAPresetWhatIsNotSaid() {
    ApiInput bedrock = address("'preset':'bedrock','options':{'region':'eu-west-1'}");
    ApiInput own = address("'preset':'groq','server_url':'http://10.0.0.1/v1'");
    ApiInput xai = address("'preset':'xai','dialect':'openai-responses'");

    assertThat(bedrock.serverUrl()).isEqualTo("https://bedrock-runtime.eu-west-1.amazonaws.com");
    assertThat(bedrock.api().dialect()).isEqualTo(Dialect.BEDROCK);
    assertThat(own.serverUrl()).isEqualTo("http://10.0.0.1/v1");
    assertThat(xai.api().dialect()).isEqualTo(Dialect.RESPONSES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'preset':'bedrock','options':{'region':'r'},"
            + "'server_url':'https://bedrock-runtime.s.amazonaws.com' | server_url is that of other",
        "'preset':'nobody' | preset must be null or one of openai",
        "'preset':'groq','dialect':'gemini' | dialect must be openai with this preset",
        "'preset':'bedrock' | options.region is required",
        "'preset':'bedrock','options':{'region':'a b'} | options.region must be the AWS region",
        "'preset':'azure' | server_url is required, or else the options that make it",
        "'preset':'groq','options':{'region':'x'} | options.region is not a field",
        "'server_url':'http://a','options':{'region':'x'} | options.region is not a field",
        "'preset':'bedrock','options':{'region':'r'},'server_key':'x' | server_key must be <access",
        "'preset':'vertex','server_url':'http://a','server_key':'x' | server_key must be the JSON"
      })
  void refusesWhatAPresetCannotBe(String described, String message) {
    assertThatThrownBy(() -> address(described)).hasMessageContaining(message);
  }

  private static ApiInput address(String described) {
    return ProviderInput.forNew(fields("'name':'A','personalized_key':'k'," + described)).address();
  }

  @Test
  void requiresAClientKeyOfANewProvider() {
    assertThatThrownBy(() -> ProviderInput.forNew(fields("'name':'A','server_url':'http://a'")))
        .hasMessage("personalized_key is required");
  }

  @Test
  void keepsWhatIsLeftOut() {
    ProviderInput input = existing("");

    assertThat(input.serverKey()).isEqualTo(new SecretChange.Keep());
    assertThat(input.personalizedKey()).isEqualTo(new SecretChange.Keep());
    assertThat(input.proxyUrl()).isEqualTo(new SecretChange.Keep());
  }

  @Test
  void keepsWhoseMaskIsSentBack() {
    ProviderInput input =
        existing(
            """
            ,'server_key':'sk-p****','personalized_key':'****','proxy_url':'http://u:****@proxy:1'
            """);

    assertThat(input.serverKey()).isEqualTo(new SecretChange.Keep());
    assertThat(input.personalizedKey()).isEqualTo(new SecretChange.Keep());
    assertThat(input.proxyUrl()).isEqualTo(new SecretChange.Keep());
  }

  @Test
  void removesWhatIsNull() {
    ProviderInput input = existing(",'server_key':null,'proxy_url':null");

    assertThat(input.serverKey()).isEqualTo(new SecretChange.Remove());
    assertThat(input.proxyUrl()).isEqualTo(new SecretChange.Remove());
  }

  @Test
  void refusesAnotherMask() {
    assertThatThrownBy(
            () -> existing(",'server_key':'else****','proxy_url':'http://u:****@other:1'"))
        .hasMessageContaining("server_key is a mask")
        .hasMessageContaining("proxy_url is a mask");
  }

  @Test
  void neverRemovesTheClientKey() {
    assertThatThrownBy(() -> existing(",'personalized_key':null"))
        .hasMessageContaining("personalized_key must not be null");
  }

  @Test
  void showsNoSecretAsText() {
    assertThat(existing(",'server_key':'sk-secret'").toString()).doesNotContain("sk-secret");
  }

  private static ProviderInput existing(String more) {
    return ProviderInput.forExisting(
        fields("'id':1,'name':'A','server_url':'http://a'" + more), SHOWN);
  }

  private static Fields fields(String members) {
    String json = "{" + members.replace('\'', '"') + "}";
    return new Fields(Json.createReader(new StringReader(json)).readObject());
  }
}
