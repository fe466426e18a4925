package ai.nexus.core.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Several filters that the container sees as one. Around each filter Payara (6) sets up naming,
 * security and transactions and takes them down again, which costs more than most of ours do. Each
 * has its own init-params: those whose names begin with its name and a dot.
 */
public abstract class FilterSequence implements Filter {

  private List<Step> steps = List.of();
  private List<Step> stepsOfErrors = List.of();

  /**
   * One filter.
   *
   * @param name before the dot of its init-params
   * @param onErrorsToo whether it also sees a request on its way to the error page, where the
   *     server may send it without having shown it to any filter
   */
  public record Step(String name, Filter filter, boolean onErrorsToo) {}

  /** The filters, in the order in which they see a request; asked once, at the start. */
  protected abstract List<Step> steps();

  @Override
  public void init(FilterConfig config) throws ServletException {
    steps = List.copyOf(steps());
    stepsOfErrors = steps.stream().filter(Step::onErrorsToo).toList();
    for (Step step : steps) {
      step.filter.init(new StepConfig(step.name, config));
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean isError = request.getDispatcherType() == DispatcherType.ERROR;
    new Chain(isError ? stepsOfErrors : steps, chain).doFilter(request, response);
  }

  @Override
  public void destroy() {
    steps.forEach(step -> step.filter.destroy());
  }

  /** One request on its way through the steps. */
  private static final class Chain implements FilterChain {

    private final List<Step> steps;
    private final FilterChain rest;
    private int next;

    Chain(List<Step> steps, FilterChain rest) {
      this.steps = steps;
      this.rest = rest;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response)
        throws IOException, ServletException {
      if (next < steps.size()) {
        steps.get(next++).filter.doFilter(request, response, this);
      } else {
        rest.doFilter(request, response);
      }
    }
  }

  private record StepConfig(String step, FilterConfig all) implements FilterConfig {

    @Override
    public String getFilterName() {
      return step;
    }

    @Override
    public ServletContext getServletContext() {
      return all.getServletContext();
    }

    @Override
    public String getInitParameter(String name) {
      return all.getInitParameter(step + "." + name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
      String prefix = step + ".";
      return Collections.enumeration(
          Collections.list(all.getInitParameterNames()).stream()
              .filter(name -> name.startsWith(prefix))
              .map(name -> name.substring(prefix.length()))
              .toList());
    }
  }
}
