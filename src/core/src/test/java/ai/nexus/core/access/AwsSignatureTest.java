package ai.nexus.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.json.Slice;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsSignatureTest {

  private static final String HOST = "https://bedrock-runtime.us-east-1.amazonaws.com";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2015-08-30T12:36:00Z"), ZoneOffset.UTC);

  private static AwsSignature signing(String key) {
    return new AwsSignature(AwsKey.read(key), "us-east-1", "service", CLOCK);
  }

  private static Outgoing request(String address, String body) {
    return new Outgoing(
        "POST", URI.create(address), Optional.empty(), Slice.of(body.getBytes(UTF_8)));
  }

  /** post-vanilla of AWS's test suite. */
  @Test
  void signsARequestAsAwsDoes() {
    AwsSignature access = signing("AKIDEXAMPLE:wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    Map<String, String> headers = access.sign(request("https://example.amazonaws.com/", ""));

    assertThat(headers).containsOnlyKeys("authorization", "x-amz-date");
    assertThat(headers.get("x-amz-date")).isEqualTo("20150830T123600Z");
    assertThat(headers.get("authorization"))
        .endsWith("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
    assertThat(access.headers(request("https://example.amazonaws.com:443/", "")))
        .isCompletedWithValue(headers);
  }

  @Test
  void sendsAndSignsTheSession() {
    Map<String, String> headers = signing("id:secret:session/+=").sign(request(HOST, "{}"));

    assertThat(headers).containsEntry("x-amz-security-token", "session/+=");
    assertThat(headers.get("authorization"))
        .contains("SignedHeaders=host;x-amz-date;x-amz-security-token,");
  }

  @Test
  void signsBodyPathTypeAndPort() {
    AwsSignature access = signing("id:secret");
    String plain = signatureOf(access, request(HOST + "/a", "{}"));
    Outgoing typed =
        new Outgoing(
            "POST",
            URI.create(HOST + "/a"),
            Optional.of("application/json"),
            Slice.of("{}".getBytes(UTF_8)));

    assertThat(signatureOf(access, request(HOST + "/a", "{ }"))).isNotEqualTo(plain);
    assertThat(signatureOf(access, request(HOST + "/b", "{}"))).isNotEqualTo(plain);
    assertThat(signatureOf(access, request(HOST + ":8443/a", "{}"))).isNotEqualTo(plain);
    assertThat(signatureOf(access, typed)).contains("content-type;host").isNotEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "id", "id:", ":hush", "id:hush:", "id:hush:a:b", "id:hu sh", "i\n:hush"})
  void refusesAKeyOfAnotherFormWithoutShowingIt(String key) {
    assertThatThrownBy(() -> AwsKey.read(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id:secret:session")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us/east", "", "US"})
  void refusesWhatIsNoRegion(String region) {
    AwsKey key = AwsKey.read("id:hush");

    assertThatThrownBy(() -> new AwsSignature(key, region, "bedrock", CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("region");
  }

  @Test
  void showsNoSecret() {
    assertThat(signing("id:hush:whisper").toString()).contains("id").doesNotContain("hush");
    assertThat(AwsKey.read("id:hush:whisper").toString())
        .doesNotContain("hush")
        .doesNotContain("whisper");
  }

  private static String signatureOf(AwsSignature access, Outgoing request) {
    return access.sign(request).get("authorization");
  }
}
