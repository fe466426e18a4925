package ai.nexus.bench.work;

import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.stage.Contender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The rounds of a work: nginx, gateway, nginx, gateway and so on, so that both see one weather. */
final class Turns {

  private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();

  private Turns() {}

  static Turns take(
      int number, List<Contender> contenders, Function<Contender, Figures> measurement) {
    Turns turns = new Turns();
    for (int round = 0; round < number; round++) {
      for (Contender contender : contenders) {
        turns.add(contender.name(), measurement.apply(contender));
      }
    }
    return turns;
  }

  private void add(String contender, Figures figures) {
    rounds.computeIfAbsent(contender, name -> new ArrayList<>()).add(figures);
  }

  Map<String, List<Figures>> rounds() {
    return rounds;
  }

  double nginx(Figure figure) {
    return median(Contender.NGINX, figure);
  }

  double gateway(Figure figure) {
    return median(Contender.GATEWAY, figure);
  }

  /** The gateway's figure as a part of nginx's. */
  double ratio(Figure figure) {
    return gateway(figure) / nginx(figure);
  }

  /** By how much the gateway's figure is above nginx's. */
  double above(Figure figure) {
    return gateway(figure) - nginx(figure);
  }

  /** Over all rounds. */
  double worst(Figure figure) {
    return rounds.get(Contender.GATEWAY).stream()
        .mapToDouble(round -> round.get(figure))
        .max()
        .orElseThrow();
  }

  private double median(String contender, Figure figure) {
    return Figures.median(rounds.get(contender)).get(figure);
  }
}
