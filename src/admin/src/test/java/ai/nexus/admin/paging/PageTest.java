package ai.nexus.admin.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  @Test
  void takesDefaults() {
    PageRequest asked = PageRequest.byNumber(new MultivaluedHashMap<>());

    assertThat(asked).isEqualTo(new PageRequest(100, Optional.empty()));
    assertThat(asked.afterNumber()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1", "abc", "", "1.5", "99999999999"})
  void refusesLimits(String limit) {
    assertThatThrownBy(() -> PageRequest.byNumber(query("limit", limit)))
        .hasMessage("limit must be a number between 1 and 500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "abc", "", "9999999999999999999"})
  void refusesIds(String after) {
    assertThatThrownBy(() -> PageRequest.byNumber(query("after", after)))
        .hasMessageStartingWith("after must be");
  }

  @Test
  void pointsToTheNextPageWhereThereIsMore() {
    PageRequest asked = new PageRequest(2, Optional.empty());

    Page<String> page = Page.of(List.of("a", "b", "c"), asked, 9, item -> item);

    assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), 9, Optional.of("b")));
  }

  @Test
  void endsWithTheLastPage() {
    PageRequest asked = new PageRequest(2, Optional.empty());

    assertThat(Page.of(List.of("a", "b"), asked, 2, item -> item).next()).isEmpty();
  }

  private static MultivaluedMap<String, String> query(String name, String value) {
    MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    query.add(name, value);
    return query;
  }
}
