package ai.nexus.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks both applications what is wrong with their settings, before the server boots. Each WAR holds
 * a class for that, which uses nothing of the server. Where a WAR cannot be asked there are no
 * faults: its deployment will tell. Applications that are not this jar's must be of the same build.
 *
 * @param override a folder that holds other applications than those in this jar
 */
record ApplicationChecks(Optional<Path> override) implements SettingsCheck {

  private static final String METHOD = "faults";

  @Override
  public List<String> faults(Function<String, Optional<String>> settings) {
    List<String> faults = new ArrayList<>();
    faults.addAll(faults("api.war", "ai.nexus.api.lifecycle.SettingsCheck", settings));
    faults.addAll(faults("admin.war", "ai.nexus.admin.lifecycle.SettingsCheck", settings));
    return faults;
  }

  private List<String> faults(
      String war, String check, Function<String, Optional<String>> settings) {
    Optional<String> strange = override.isPresent() ? strangeLibrary(war) : Optional.empty();
    return strange
        .map(library -> List.of(ofAnotherBuild(war, library)))
        .orElseGet(() -> ask(war, check, settings));
  }

  private Optional<String> strangeLibrary(String war) {
    try (InputStream stream = open(war)) {
      return OwnLibraries.findStrange(stream);
    } catch (IOException notReadable) {
      return Optional.empty();
    }
  }

  private static String ofAnotherBuild(String war, String library) {
    return Settings.APPLICATIONS
        + ": "
        + war
        + " was built with another "
        + library
        + " than this jar; take the WARs of the same build, or deploy them on a server of their own";
  }

  private List<String> ask(String war, String check, Function<String, Optional<String>> settings) {
    try (InputStream stream = open(war)) {
      Object faults =
          WarClassLoader.read(stream)
              .loadClass(check)
              .getMethod(METHOD, Function.class)
              .invoke(null, settings);
      return ((List<?>) faults).stream().map(String::valueOf).toList();
    } catch (InvocationTargetException defect) {
      throw new IllegalStateException(check + " failed", defect.getCause());
    } catch (IOException | ReflectiveOperationException notAskable) {
      return List.of();
    }
  }

  private InputStream open(String war) throws IOException {
    return override.isPresent()
        ? Files.newInputStream(override.get().resolve(war))
        : Bundle.open("applications/" + war);
  }
}
