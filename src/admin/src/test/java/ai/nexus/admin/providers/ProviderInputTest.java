package ai.nexus.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.json.Fields;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.wire.model.Dialect;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
                Dialect.OPENAI,
                "https://a.example/v1",
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
    assertThat(existing(",'dialect':'anthropic'").dialect()).isEqualTo(Dialect.ANTHROPIC);
    assertThatThrownBy(() -> existing(",'dialect':'OpenAI'"))
        .hasMessage("dialect must be openai, anthropic or gemini");
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
