package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerLoaderTest {

  private final ServerLoader loader = new ServerLoader(ServerLoaderTest.class.getClassLoader());

  @Test
  void showsClassFilesOfJakartaEeAlone() {
    assertThat(loader.getResource("jakarta/ws/rs/Path.class")).isNotNull();
    assertThat(loader.getResource("ai/nexus/launcher/Bundle.class")).isNull();
    assertThat(loader.getResourceAsStream("java/lang/Object.class")).isNull();
  }

  @Test
  void showsAllOtherFiles() {
    assertThat(loader.getResource("server-config/domain.xml")).isNotNull();
  }

  @Test
  void loadsEveryClass() throws ClassNotFoundException {
    assertThat(loader.loadClass(Bundle.class.getName())).isSameAs(Bundle.class);
  }
}
