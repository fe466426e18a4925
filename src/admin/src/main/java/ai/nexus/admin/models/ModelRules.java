package ai.nexus.admin.models;

import ai.nexus.admin.json.TextRule;
import java.util.Optional;

/** What the name of a model must be. */
public final class ModelRules {

  /** One that may stand for others by one star. */
  public static final TextRule PATTERN = TextRule.line(200).and(ModelRules::faultOfStars);

  /** One that can be asked for. */
  public static final TextRule NAME =
      TextRule.line(200)
          .and(name -> hasStar(name) ? Optional.of("must not hold a *") : Optional.empty());

  private ModelRules() {}

  static boolean hasStar(String name) {
    return name.indexOf('*') >= 0;
  }

  private static Optional<String> faultOfStars(String name) {
    return name.indexOf('*') == name.lastIndexOf('*')
        ? Optional.empty()
        : Optional.of("may hold one * at most, which stands for any text");
  }
}
