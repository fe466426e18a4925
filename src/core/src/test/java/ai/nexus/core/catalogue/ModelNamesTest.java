package ai.nexus.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.Dialect;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {

  private final Map<String, List<Target>> models = new LinkedHashMap<>();
  private long ids;

  @ParameterizedTest
  @CsvSource({
    "gpt-4, A, gpt-4",
    "gpt-5-mini, A, gpt-5-mini",
    "gpt-5-turbo, B, special-turbo",
    "claude-x, B, anthropic/claude-x",
    "b/gpt-4, B, own-4",
    "A/gpt-5-mini, A, gpt-5-mini",
    "a/b/claude-x, A/B, claude-x",
    "whatever, C, fallback"
  })
  void findTheModelThatANameSaysTheMostOf(String asked, String provider, String upstream) {
    Provider a = provider("A");
    Provider b = provider("B");
    add(provider("C"), "*", "fallback");
    add(a, "gpt-4", "gpt-4");
    add(b, "gpt-4", "own-4");
    add(a, "gpt-*", "gpt-*");
    add(b, "gpt-*-turbo", "special-turbo");
    add(b, "claude-*", "anthropic/claude-*");
    add(provider("A/B"), "claude-*", "claude-*");

    Target found = new ModelNames(models).find(asked).get(0);

    assertThat(found.provider().name()).isEqualTo(provider);
    assertThat(found.upstreamModel()).isEqualTo(upstream);
    assertThat(found.modelName()).isEqualTo(asked);
  }

  @Test
  void findNothingForANameThatNobodyHas() {
    add(provider("A"), "gpt-*", "gpt-*");
    add(provider("A"), "a", "a");
    ModelNames names = new ModelNames(models);

    assertThat(names.find("claude")).isEmpty();
    assertThat(names.find("A/claude")).isEmpty();
    assertThat(names.find("B/a")).isEmpty();
    assertThat(names.find("gpt")).isEmpty();
    assertThat(names.find("gpt-")).isEmpty();
    assertThat(names.find("gpt-" + "x".repeat(200))).isEmpty();
    assertThat(names.find("/".repeat(200))).isEmpty();
  }

  @Test
  void listNoWildcards() {
    add(provider("A"), "gpt-*", "gpt-*");
    add(provider("A"), "b", "b");

    assertThat(new ModelNames(models).byName()).containsOnlyKeys("b");
  }

  private void add(Provider provider, String name, String upstream) {
    models
        .computeIfAbsent(name, unused -> new ArrayList<>())
        .add(new Target(provider, name, upstream, Instant.EPOCH));
  }

  private Provider provider(String name) {
    return new Provider(
        ++ids,
        name,
        Dialect.OPENAI,
        URI.create("http://" + ids),
        Optional.empty(),
        Optional.empty(),
        false,
        OnClientGone.CANCEL);
  }
}
