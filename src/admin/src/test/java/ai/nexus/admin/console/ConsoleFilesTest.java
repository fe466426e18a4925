package ai.nexus.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/console/console.js", "/console/style.css", "/console/elements/shell.js"})
  void knowsItsFiles(String address) {
    assertThat(ConsoleFiles.isOne(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/providers",
        "//providers",
        "/console/../providers",
        "/console/a/../../providers",
        "/console/..;/providers",
        "/console/%2e%2e/providers.js",
        "/console/..%2fproviders.js",
        "/console/;/../providers.js",
        "/console/x.js/../../providers",
        "/console/x.js\n",
        "/consoles/x.js"
      })
  void takesNothingElseForOne(String address) {
    assertThat(ConsoleFiles.isOne(address)).isFalse();
  }
}
