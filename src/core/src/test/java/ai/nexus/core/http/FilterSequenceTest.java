package ai.nexus.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilterSequenceTest {

  private final List<String> seen = new ArrayList<>();
  private final Told first = new Told("first");
  private final Told second = new Told("second");
  private final FilterSequence sequence = new Two();
  private final FakeHttp http = new FakeHttp();

  @BeforeEach
  void init() throws ServletException {
    sequence.init(
        new Config(Map.of("first.word", "one", "second.word", "two", "firstborn.word", "none")));
  }

  @Test
  void showsARequestToEachInOrderAndThenToTheRest() throws IOException, ServletException {
    sequence.doFilter(http.request(), http.response(), (request, response) -> seen.add("rest"));

    assertThat(seen).containsExactly("first", "second", "rest", "second again", "first again");
  }

  @Test
  void leavesOutWhatIsNotForErrors() throws IOException, ServletException {
    http.dispatcherType = DispatcherType.ERROR;

    sequence.doFilter(http.request(), http.response(), (request, response) -> seen.add("rest"));

    assertThat(seen).containsExactly("second", "rest", "second again");
  }

  @Test
  void goesNoFurtherThanTheOneThatAnswers() throws IOException, ServletException {
    first.answers = true;

    sequence.doFilter(http.request(), http.response(), (request, response) -> seen.add("rest"));

    assertThat(seen).containsExactly("first");
  }

  @Test
  void givesEachItsOwnParameters() {
    assertThat(first.word).isEqualTo("one");
    assertThat(second.word).isEqualTo("two");
    assertThat(first.names).containsExactly("word");
  }

  private final class Two extends FilterSequence {
    @Override
    protected List<Step> steps() {
      return List.of(new Step("first", first, false), new Step("second", second, true));
    }
  }

  private final class Told implements Filter {
    private final String name;
    private boolean answers;
    private String word = "";
    private List<String> names = List.of();

    Told(String name) {
      this.name = name;
    }

    @Override
    public void init(FilterConfig config) {
      word = config.getInitParameter("word");
      names = Collections.list(config.getInitParameterNames());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      seen.add(name);
      if (!answers) {
        chain.doFilter(request, response);
        seen.add(name + " again");
      }
    }
  }

  private record Config(Map<String, String> parameters) implements FilterConfig {
    @Override
    public String getFilterName() {
      return "front";
    }

    @Override
    public ServletContext getServletContext() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getInitParameter(String name) {
      return parameters.get(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }
  }
}
