package ai.nexus.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.catalogue.KeyScheme;
import ai.nexus.wire.json.Slice;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final Outgoing REQUEST =
      new Outgoing("POST", URI.create("https://x/y"), Optional.empty(), Slice.of(new byte[0]));

  private static Access of(KeyScheme scheme, String key) {
    return Access.of(scheme, Optional.of(key), Map.of(), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "BEARER, authorization, Bearer hush",
    "X_API_KEY, x-api-key, hush",
    "X_GOOG_API_KEY, x-goog-api-key, hush",
    "API_KEY, api-key, hush",
  })
  void showsAKeyInItsHeaderAtOnce(KeyScheme scheme, String name, String value) {
    Access access = of(scheme, "hush");

    assertThat(access).isEqualTo(new FixedHeaders(Map.of(name, value)));
    assertThat(access.headers(REQUEST)).isCompletedWithValue(Map.of(name, value));
    assertThat(access.toString()).contains(name).doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource({"BEARER", "X_API_KEY", "X_GOOG_API_KEY", "API_KEY"})
  void sendsNothingWhereThereIsNoKey(KeyScheme scheme) {
    Access access = Access.of(scheme, Optional.empty(), Map.of(), Optional.empty());

    assertThat(access).isEqualTo(new FixedHeaders(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"GOOGLE_SERVICE_ACCOUNT, JSON file", "AWS_SIGNATURE, id:secret"})
  void saysWhatKeyIsMissing(KeyScheme scheme, String form) {
    assertThatThrownBy(() -> Access.of(scheme, Optional.empty(), Map.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hush\r\nx: y", "hush\u00e4", "hush\t"})
  void refusesAKeyThatNoHeaderCanHoldWithoutShowingIt(String key) {
    assertThatThrownBy(() -> of(KeyScheme.BEARER, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
  }

  @Test
  void signsForBedrockUnlessAnotherServiceIsNamed() {
    AwsSignature bedrock = aws(Map.of(Access.REGION, "eu-west-1"));
    AwsSignature other = aws(Map.of(Access.REGION, "eu-west-1", Access.SERVICE, "sagemaker"));

    assertThat(bedrock.sign(REQUEST).get("authorization")).contains("/eu-west-1/bedrock/aws4_");
    assertThat(other.sign(REQUEST).get("authorization")).contains("/eu-west-1/sagemaker/aws4_");
  }

  @Test
  void wantsARegionForAwsSignature() {
    assertThatThrownBy(() -> of(KeyScheme.AWS_SIGNATURE, "id:hush"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("region");
  }

  @Test
  void wantsAnAbsoluteAddress() {
    URI relative = URI.create("/y");

    assertThatThrownBy(() -> new Outgoing("GET", relative, Optional.empty(), Slice.of(new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AwsSignature aws(Map<String, String> options) {
    return (AwsSignature)
        Access.of(KeyScheme.AWS_SIGNATURE, Optional.of("id:secret"), options, Optional.empty());
  }
}
