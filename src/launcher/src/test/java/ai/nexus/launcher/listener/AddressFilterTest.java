package ai.nexus.launcher.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.glassfish.grizzly.http.util.RequestURIRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%zz",
        "/%",
        "/v1/messages%4",
        "/%00",
        "/%c0%ae",
        "/%ff",
        "/../../x",
        "/..",
        "/a;x=%zz",
        "\\x",
        "/a/%2e%2e/%2e%2e/b",
        "%",
        ""
      })
  void makesAPathThatCanBeDecoded(String bad) {
    RequestURIRef uri = new RequestURIRef();
    String made = AddressFilter.decodable(bad);
    uri.setURI(made);

    assertThatCode(uri::getDecodedURI).as(made).doesNotThrowAnyException();
    assertThat(made).startsWith("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/messages/%zz", "/v1/messages/../../../x"})
  void keepsItsBeginning(String bad) {
    assertThat(AddressFilter.decodable(bad)).startsWith("/v1/messages/");
  }
}
