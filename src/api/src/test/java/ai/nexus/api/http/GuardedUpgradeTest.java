package ai.nexus.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedUpgradeTest {

  private final List<String> told = new ArrayList<>();
  private final GuardedUpgrade guard = new GuardedUpgrade();

  @Test
  void endsTheConnectionWhoseHandlerCannotBegin() {
    guard.stand(handler(new IllegalArgumentException("no URI")), () -> told.add("cut"));

    assertThatThrownBy(() -> guard.init(connection())).hasMessage("no URI");
    assertThat(told).containsExactly("init", "close", "cut");
  }

  @Test
  void hasNothingEndedThatHasNotBegun() {
    guard.stand(handler(new IllegalStateException("broken")), () -> told.add("cut"));
    assertThatThrownBy(() -> guard.init(connection())).hasMessage("broken");

    guard.destroy();

    assertThat(told).doesNotContain("destroy");
  }

  @Test
  void leavesAHandlerThatBeginsItsConnection() {
    guard.stand(handler(null), () -> told.add("cut"));

    guard.init(connection());
    guard.destroy();

    assertThat(told).containsExactly("init", "destroy");
  }

  /** The container's, as is the connection. */
  private HttpUpgradeHandler handler(RuntimeException fault) {
    return new HttpUpgradeHandler() {
      @Override
      public void init(WebConnection connection) {
        told.add("init");
        if (fault != null) {
          throw fault;
        }
      }

      @Override
      public void destroy() {
        told.add("destroy");
      }
    };
  }

  private WebConnection connection() {
    return (WebConnection)
        Proxy.newProxyInstance(
            WebConnection.class.getClassLoader(),
            new Class<?>[] {WebConnection.class},
            (proxy, method, arguments) -> {
              told.add(method.getName());
              return null;
            });
  }
}
