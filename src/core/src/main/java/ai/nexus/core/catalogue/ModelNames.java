package ai.nexus.core.catalogue;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the models of one client key may be called: by their names, by a name that a wildcard stands
 * for, by their provider's name and a slash before either, or anything where a lone star stands for
 * it. The first of these that fits counts; of wildcards the one that says the most of the name.
 */
final class ModelNames {

  private static final char SLASH = '/';
  // As long as a registered name may be; clients make up the others.
  private static final int LONGEST = 200;
  private static final int LONGEST_PROVIDER = 100;

  private final Map<String, List<Target>> byName;
  private final List<Wildcard> wildcards;

  ModelNames(Map<String, List<Target>> models) {
    Map<String, List<Target>> exact = new LinkedHashMap<>(models);
    exact.keySet().removeIf(name -> name.contains(Wildcard.STAR));
    this.byName = exact;
    this.wildcards =
        models.entrySet().stream()
            .filter(entry -> entry.getKey().contains(Wildcard.STAR))
            .map(entry -> Wildcard.of(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt(Wildcard::literalLength).reversed())
            .toList();
  }

  /** Without wildcards, which are no names that can be asked for. */
  Map<String, List<Target>> byName() {
    return byName;
  }

  /** Once for each of their keys. */
  Stream<Provider> allProviders() {
    return Stream.concat(byName.values().stream(), wildcards.stream().map(Wildcard::targets))
        .flatMap(List::stream)
        .map(Target::provider)
        .distinct();
  }

  /** Empty where there is no such model. */
  List<Target> find(String model) {
    List<Target> exact = byName.get(model);
    if (exact != null) {
      return exact;
    }
    if (model.length() > LONGEST) {
      return List.of();
    }
    return matching(model, 1)
        .or(() -> ofNamedProvider(model))
        .or(() -> matching(model, 0))
        .orElse(List.of());
  }

  private Optional<List<Target>> matching(String model, int leastLiteral) {
    return wildcards.stream()
        .filter(wildcard -> wildcard.literalLength() >= leastLiteral)
        .flatMap(
            wildcard ->
                wildcard.match(model).map(matched -> wildcard.targets(model, matched)).stream())
        .filter(found -> !found.isEmpty())
        .findFirst();
  }

  /** Names of providers may hold slashes, as those of models do. */
  private Optional<List<Target>> ofNamedProvider(String model) {
    int i = model.indexOf(SLASH);
    while (i >= 0 && i <= LONGEST_PROVIDER) {
      String provider = model.substring(0, i);
      String rest = model.substring(i + 1);
      List<Target> own =
          Optional.ofNullable(byName.get(rest))
              .filter(targets -> hasProvider(targets, provider))
              .or(() -> matchingOf(provider, rest))
              .orElse(List.of())
              .stream()
              .filter(target -> isOf(provider, target))
              .map(target -> target.named(model, target.upstreamModel()))
              .toList();
      if (!own.isEmpty()) {
        return Optional.of(own);
      }
      i = model.indexOf(SLASH, i + 1);
    }
    return Optional.empty();
  }

  private Optional<List<Target>> matchingOf(String provider, String model) {
    return wildcards.stream()
        .filter(wildcard -> hasProvider(wildcard.targets(), provider))
        .flatMap(
            wildcard ->
                wildcard.match(model).map(matched -> wildcard.targets(model, matched)).stream())
        .findFirst();
  }

  private static boolean hasProvider(List<Target> targets, String provider) {
    return targets.stream().anyMatch(target -> isOf(provider, target));
  }

  private static boolean isOf(String provider, Target target) {
    return target.provider().name().equalsIgnoreCase(provider);
  }
}
