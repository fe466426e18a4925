package ai.nexus.admin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.config.HomeConfig;
import ai.nexus.core.config.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminConfigTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "127.0.0.5"})
  void needsNoTokenOnALoopbackAddress(String address) {
    SettingsReader settings = settings(Map.of());

    assertThat(AdminConfig.read(settings, boundTo(address)).token()).isEmpty();
    assertThat(settings.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void needsATokenOnAnyOther(String address) {
    SettingsReader settings = settings(Map.of());

    AdminConfig.read(settings, boundTo(address));

    assertThat(settings.faults()).singleElement().asString().contains("nexus.admin.token");
  }

  @Test
  void startsOnAnyAddressWithAToken() {
    SettingsReader settings = settings(Map.of("nexus.admin.token", "correct-horse"));

    AdminConfig config = AdminConfig.read(settings, boundTo("0.0.0.0"));

    assertThat(settings.faults()).isEmpty();
    assertThat(config.token().orElseThrow().matches("correct-horse")).isTrue();
    assertThat(config.token().orElseThrow().matches("correct-hors")).isFalse();
    assertThat(config.toString()).doesNotContain("correct-horse");
  }

  @Test
  void refusesAShortTokenWithoutShowingIt() {
    SettingsReader settings = settings(Map.of("nexus.admin.token", "short"));

    AdminConfig.read(settings, boundTo("127.0.0.1"));

    assertThat(settings.faults())
        .singleElement()
        .asString()
        .contains("8 to 500")
        .doesNotContain("short");
  }

  @Test
  void refusesHostsWithPorts() {
    SettingsReader settings = settings(Map.of("nexus.admin.allowed-hosts", "a.example:80"));

    AdminConfig.read(settings, boundTo("127.0.0.1"));

    assertThat(settings.faults()).singleElement().asString().contains("a.example:80");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8000, true",
    "LOCALHOST, true",
    "127.0.0.1:9, true",
    "[::1]:8000, true",
    "admin.example, true",
    "192.0.2.7:8000, true",
    "192.0.2.8:8000, false",
    "evil.example, false",
    "localhost.evil.example, false",
    "localhost:8000@evil.example, false",
    "'', false"
  })
  void allowsHosts(String authority, boolean allowed) {
    SettingsReader settings = settings(Map.of("nexus.admin.allowed-hosts", "admin.example, b"));
    AllowedHosts hosts = AdminConfig.read(settings, boundTo("127.0.0.1")).hosts();

    assertThat(hosts.allows(authority, "192.0.2.7")).isEqualTo(allowed);
  }

  private static SettingsReader settings(Map<String, String> values) {
    return new SettingsReader(key -> Optional.ofNullable(values.get(key)));
  }

  private static HomeConfig boundTo(String address) {
    return new HomeConfig(Path.of("."), 5231, 8000, "127.0.0.1", address);
  }
}
