package ai.nexus.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.json.Fields;
import ai.nexus.core.catalogue.HealthCheck;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.ProviderApi;
import ai.nexus.core.catalogue.ProviderLimits;
import ai.nexus.wire.model.Dialect;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderInputTest {

  private static final ProviderInput.Shown SHOWN =
      new ProviderInput.Shown(
          Optional.of("sk-p****"),
          List.of("sk-a****", "sk-b****", "sk-a****"),
          Optional.of("****"),
          Optional.of("http://u:****@proxy:1"));

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
                List.of(),
                new SecretChange.Replace("k"),
                "",
                new SecretChange.Keep(),
                true,
                false,
                OnClientGone.CANCEL,
                ProviderLimits.NONE,
                HealthInput.DEFAULT));
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
    ProviderInput input = existing(",'server_key':null,'more_server_keys':null,'proxy_url':null");

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
  void keepsAllFurtherKeysWhereTheyAreLeftOut() {
    assertThat(existing("").moreServerKeys())
        .containsExactly(new KeyChange.Keep(0), new KeyChange.Keep(1), new KeyChange.Keep(2));
  }

  @Test
  void takesMasksForTheKeysThatAreShownSo() {
    ProviderInput input =
        existing(",'more_server_keys':['sk-new-1','sk-a****','sk-new-2','sk-a****']");

    assertThat(input.moreServerKeys())
        .containsExactly(
            new KeyChange.Add("sk-new-1"),
            new KeyChange.Keep(0),
            new KeyChange.Add("sk-new-2"),
            new KeyChange.Keep(2));
  }

  @Test
  void removesAllFurtherKeys() {
    assertThat(existing(",'more_server_keys':[]").moreServerKeys()).isEmpty();
    assertThat(existing(",'more_server_keys':null").moreServerKeys()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "['sk-c****'] | more_server_keys[0] is a mask and none of those shown now",
        "['sk-a****'] | holds the mask sk-a**** 1 times, and 2 of the keys are shown so",
        "['sk-b****','sk-b****'] | holds the mask sk-b**** 2 times, and 1 of the keys are",
        "['one','two','one'] | more_server_keys must not hold the same key twice",
        "['one', 'a b'] | more_server_keys[1] must have 1 to 4000 printable",
        "[1] | more_server_keys[0] must be a string, was a number",
        "'one' | more_server_keys must be an array, was a string",
        "['one'],'server_key':'one' | more_server_keys must not hold the server_key as well",
        "['one'],'server_key':null | more_server_keys must be empty where there is no server_key"
      })
  void refusesFurtherKeys(String keys, String message) {
    assertThatThrownBy(() -> existing(",'more_server_keys':" + keys)).hasMessageContaining(message);
  }

  @Test
  void refusesMoreKeysThanFifty() {
    String many =
        IntStream.rangeClosed(1, 51).mapToObj(i -> "'k" + i + "'").collect(Collectors.joining(","));

    assertThatThrownBy(() -> existing(",'more_server_keys':[" + many + "]"))
        .hasMessage("more_server_keys must have at most 50 elements, had 51");
  }

  @Test
  void refusesFurtherKeysOfANewProviderWithoutAFirst() {
    assertThatThrownBy(() -> address("'server_url':'http://a','more_server_keys':['one']"))
        .hasMessage("more_server_keys must be empty where there is no server_key");
  }

  @Test
  void readsAProvidersOwnLimits() {
    ProviderInput input =
        existing(
            """
            ,'max_concurrent':1,'max_queued':0,'connect_timeout_ms':100,
            'first_event_timeout_ms':7200000,'idle_timeout_ms':5000,'total_timeout_ms':86400000,
            'health_check':'active','health_check_interval_s':5
            """);

    assertThat(input.limits())
        .isEqualTo(
            new ProviderLimits(
                OptionalInt.of(1),
                OptionalInt.of(0),
                Optional.of(Duration.ofMillis(100)),
                Optional.of(Duration.ofHours(2)),
                Optional.of(Duration.ofSeconds(5)),
                Optional.of(Duration.ofHours(24))));
    assertThat(input.health())
        .isEqualTo(new HealthInput(HealthCheck.ACTIVE, Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'max_concurrent':0 | max_concurrent must be from 1 to 100000",
        "'max_queued':100001 | max_queued must be from 0 to 100000",
        "'connect_timeout_ms':120001 | connect_timeout_ms must be from 100 to 120000",
        "'first_event_timeout_ms':99 | first_event_timeout_ms must be from 100 to 7200000",
        "'idle_timeout_ms':1.5 | idle_timeout_ms must be a whole number",
        "'total_timeout_ms':999 | total_timeout_ms must be from 1000 to 86400000",
        "'health_check':'Off' | health_check must be off, passive or active",
        "'health_check_interval_s':4 | health_check_interval_s must be from 5 to 3600"
      })
  void refusesLimitsOutOfBounds(String field, String message) {
    assertThatThrownBy(() -> existing("," + field)).hasMessage(message);
  }

  @Test
  void showsNoSecretAsText() {
    String text =
        existing(",'server_key':'sk-secret','more_server_keys':['sk-secret-2']").toString();

    assertThat(text).doesNotContain("sk-secret");
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
