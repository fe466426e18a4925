package ai.nexus.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAccountTest {

  private static final String GOOGLE = "https://oauth2.googleapis.com/token";

  @Test
  void readsTheFile() {
    ServiceAccount account = ServiceAccount.read(GoogleAccessTest.account(GOOGLE));

    assertThat(account.email()).isEqualTo("me@p.iam.gserviceaccount.com");
    assertThat(account.keyId()).contains("key-1");
    assertThat(account.tokenUri()).isEqualTo(URI.create(GOOGLE));
    assertThat(account.toString()).isEqualTo("ServiceAccount[me@p.iam.gserviceaccount.com]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hush | no JSON object",
        "['hush'] | no JSON object",
        "{'type':'authorized_user','private_key':'hush'} | 'type'",
        "{'private_key':'hush'} | 'client_email'",
        "{'client_email':'a','token_uri':'https://x/'} | 'private_key'",
        "{'client_email':'a','private_key':'hush','token_uri':'https://x/'} | RSA key",
        "{'client_email':'a','private_key':'aHVzaA==','token_uri':'https://x/'} | RSA key",
      },
      quoteCharacter = '`')
  void refusesAnotherFileWithoutShowingIt(String file, String message) {
    assertThatThrownBy(() -> ServiceAccount.read(file.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @CsvSource({"http://example.com/token", "file:///etc/passwd", "https:///x", "a b"})
  void sendsASignedStatementToNoOpenAddress(String tokenUri) {
    String file = GoogleAccessTest.account(tokenUri);

    assertThatThrownBy(() -> ServiceAccount.read(file)).hasMessageContaining("token_uri");
  }
}
