package ai.nexus.launcher;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds faults of settings that the launcher itself does not read. */
@FunctionalInterface
interface SettingsCheck {

  /**
   * @param settings gives the text of a key, or empty where it is not set
   * @return one sentence a fault
   */
  List<String> faults(Function<String, Optional<String>> settings);
}
