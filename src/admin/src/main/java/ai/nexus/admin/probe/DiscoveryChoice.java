package ai.nexus.admin.probe;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import ai.nexus.admin.problem.InvalidFieldsException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the models that were found are to be added.
 *
 * @param names those
 * @param matching those whose name this is, a star in it standing for any text
 * @param all all
 */
record DiscoveryChoice(List<String> names, Optional<String> matching, boolean all) {

  private static final int MOST = 10_000;

  static DiscoveryChoice read(Fields fields) {
    DiscoveryChoice choice =
        new DiscoveryChoice(
            fields.texts("add", TextRule.line(200), MOST),
            fields.text("add_matching", TextRule.line(200)),
            fields.flag("add_all", false));
    fields.check();
    return choice;
  }

  /**
   * @throws InvalidFieldsException where a model is named that was not found
   */
  List<String> of(List<String> found) {
    Set<String> there = Set.copyOf(found);
    for (String name : names) {
      if (!there.contains(name)) {
        throw new InvalidFieldsException("add", "names no model that was found: " + name);
      }
    }
    return found.stream().filter(this::takes).toList();
  }

  private boolean takes(String name) {
    return all || names.contains(name) || matching.filter(form -> fits(form, name)).isPresent();
  }

  private static boolean fits(String form, String name) {
    int star = form.indexOf('*');
    if (star < 0) {
      return form.equals(name);
    }
    String behind = form.substring(star + 1);
    return name.length() >= form.length() - 1
        && name.startsWith(form.substring(0, star))
        && name.endsWith(behind);
  }
}
