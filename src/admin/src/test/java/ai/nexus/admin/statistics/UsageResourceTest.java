package ai.nexus.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.statistics.QueryLimitException;
import ai.nexus.core.statistics.QueryLimitException.Limit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageResourceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENTRIES | from     | more than 7 entries | take a shorter range, or filter by one",
        "ROWS    | group_by | more than 7 rows    | take a shorter range, a longer interval or a"
      })
  void saysWhatToChangeWhereAQueryTakesTooMuch(
      Limit limit, String field, String what, String change) {
    var violations = UsageResource.refusal(new QueryLimitException(limit, 7)).violations();

    assertThat(violations).hasSize(1);
    assertThat(violations.get(0).field()).isEqualTo(field);
    assertThat(violations.get(0).message()).contains(what, change);
  }
}
