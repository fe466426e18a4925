package ai.nexus.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalUriTest {

  @ParameterizedTest
  @CsvSource({
    "/model/anthropic.claude-v2%3A1/converse, /model/anthropic.claude-v2%253A1/converse",
    "/model/arn%3Aaws%3Abedrock%3A%3A%3Ax%2Fy/converse-stream,"
        + " /model/arn%253Aaws%253Abedrock%253A%253A%253Ax%252Fy/converse-stream",
    "/a:b, /a%3Ab",
    "/a*b, /a%2Ab",
    "/a/b/.., /a/",
    "/../a, /a",
  })
  void encodesWhatIsEncodedOnceMore(String path, String canonical) {
    assertThat(CanonicalUri.path(path)).isEqualTo(canonical);
  }

  @Test
  void takesNothingForTheRoot() {
    assertThat(CanonicalUri.path("")).isEqualTo("/");
    assertThat(CanonicalUri.query("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"b&a=1, a=1&b=", "a=x+y, a=x%2By", "a=1%2F2&&, a=1%2F2", "a=b=c, a=b%3Dc"})
  void writesEveryParameterAlike(String query, String canonical) {
    assertThat(CanonicalUri.query(query)).isEqualTo(canonical);
  }
}
