package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostBootScriptTest {

  @Test
  void skipsCommentsAndEmptyLines() {
    PostBootScript script =
        PostBootScript.parse("# a comment\n\n  \n  # another\nlist-applications\n", Map.of());

    assertThat(script.commands())
        .extracting(PostBootScript.Command::name)
        .containsExactly("list-applications");
  }

  @Test
  void keepsAValueWithBlanksInOneArgument() {
    PostBootScript script =
        PostBootScript.parse(
            "deploy --name api ${folder}/api.war", Map.of("folder", "/my $1 home"));

    assertThat(script.commands().get(0).arguments())
        .containsExactly("--name", "api", "/my $1 home/api.war");
  }

  @Test
  void takesQuotedWordsWhole() {
    PostBootScript script = PostBootScript.parse("set \"a=b c\"", Map.of());

    assertThat(script.commands().get(0).arguments()).containsExactly("a=b c");
  }

  @Test
  void refusesAVariableWithoutValue() {
    assertThatThrownBy(() -> PostBootScript.parse("deploy ${nowhere}", Map.of()))
        .hasMessageContaining("${nowhere}");
  }

  @Test
  void showsTheLineWithoutItsValues() {
    PostBootScript script = PostBootScript.parse("pool ${secret}", Map.of("secret", "pa55"));

    assertThat(script.commands().get(0)).hasToString("pool ${secret}");
  }

  @Test
  void shippedScriptDeploysBothApplicationsAndThenOpensThePorts() throws Exception {
    String text = Files.readString(Path.of("../../server-config/post-boot.asadmin"));

    PostBootScript script =
        PostBootScript.parse(
            text,
            Map.of(
                "nexus.database.data-source-class", "c",
                "nexus.database.pool-properties", "p",
                "nexus.database.pool.min", "1",
                "nexus.database.pool.max", "2",
                "nexus.applications", "/a"));

    assertThat(script.commands())
        .extracting(PostBootScript.Command::name)
        .containsExactly(
            "create-jdbc-connection-pool",
            "ping-connection-pool",
            "create-jdbc-resource",
            "deploy",
            "deploy",
            "set",
            "set");
  }
}
