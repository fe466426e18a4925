package ai.nexus.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.json.Slice;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests and signatures are those of AWS's test suite for signature version 4 (botocore
 * tests/unit/auth/aws4_testsuite), where paths stand as they would be sent.
 */
class SignatureV4Test {

  private static final String SESSION =
      "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfI"
          + "eoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT"
          + "7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKm"
          + "lzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

  private final SignatureV4 signature =
      new SignatureV4(
          new AwsKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Optional.empty()),
          "us-east-1",
          "service");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '\'',
      value = {
        "get-vanilla / 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-utf8 /ሴ 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
        "get-unreserved"
            + " /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
            + " 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
        "get-vanilla-utf8-query /?ሴ=bar"
            + " 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
        "get-vanilla-query-order-encoded /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1"
            + " 371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac",
        "get-vanilla-query-order-key /?Param1=value2&Param1=Value1"
            + " eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
        "get-vanilla-query-order-key-case /?Param2=value2&Param1=value1"
            + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "get-relative-relative /example1/example2/../.."
            + " 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-slash // 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-slashes //example//"
            + " 9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
        "get-slash-dot-slash /./"
            + " 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-slash-pointless-dot /./example"
            + " ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
        "get-special-character /example/$delete"
            + " a853c9b21b528b19643d00910d35b83a10c366a10833ceefb45edd6c80e40f27",
        "get-space '/example space/'"
            + " 652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
        "post-vanilla / 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "post-vanilla-query /?Param1=value1"
            + " 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
      })
  void signsPathAndQueryAsAwsDoes(String name, String target, String expected) {
    String method = name.startsWith("post") ? "POST" : "GET";
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);

    String authorization =
        signature.authorization(method, path, query, headers(), Slice.of(new byte[0]));

    assertThat(authorization)
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders=host;x-amz-date, Signature="
                + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded,"
        + " ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    "application/x-www-form-urlencoded; charset=utf8,"
        + " 1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe",
  })
  void signsTheBodyAndItsTypeAsAwsDoes(String type, String expected) {
    SortedMap<String, String> headers = headers();
    headers.put("content-type", type);
    byte[] around = "(Param1=value1)".getBytes(UTF_8);

    String authorization =
        signature.authorization("POST", "/", "", headers, new Slice(around, 1, around.length - 2));

    assertThat(authorization)
        .endsWith("SignedHeaders=content-type;host;x-amz-date, Signature=" + expected);
  }

  @Test
  void signsTheSessionAsAwsDoes() {
    SortedMap<String, String> headers = headers();
    headers.put("x-amz-security-token", SESSION);

    assertThat(signature.authorization("POST", "/", "", headers, Slice.of(new byte[0])))
        .endsWith("85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead");
  }

  @Test
  void signsBlanksInHeadersAsAwsDoes() {
    SortedMap<String, String> headers = headers();
    headers.put("my-header1", " value1");
    headers.put("my-header2", " \"a   b   c\"");

    assertThat(signature.authorization("GET", "/", "", headers, Slice.of(new byte[0])))
        .endsWith("acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
  }

  private static SortedMap<String, String> headers() {
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("host", "example.amazonaws.com");
    headers.put("x-amz-date", "20150830T123600Z");
    return headers;
  }
}
