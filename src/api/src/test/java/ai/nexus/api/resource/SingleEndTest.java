package ai.nexus.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleEndTest {

  private final List<String> calls = new ArrayList<>();

  @Test
  void completesTheContainersContextOnce() {
    SingleEnd context = new SingleEnd(container());

    context.complete();
    context.complete();

    assertThat(calls).containsExactly("complete");
  }

  @Test
  void passesOnWhatElseItIsTold() {
    SingleEnd context = new SingleEnd(container());

    context.setTimeout(0);
    context.dispatch("/elsewhere");

    assertThat(calls).containsExactly("setTimeout", "dispatch");
  }

  private AsyncContext container() {
    return (AsyncContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              return null;
            });
  }
}
