package ai.nexus.core.persistence;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migration scripts by name. Flyway would search the class path for them, which costs time and
 * depends on how each server's class loader writes its URLs; a list does neither.
 */
final class Migrations implements ResourceProvider {

  static final String FOLDER = "db/migration/";

  /** In order; a new script is appended here. */
  static final List<String> SCRIPTS =
      List.of(
          "V1__catalogue_and_usage.sql",
          "V2__one_key_of_usage_entry.sql",
          "V3__groups_and_token_kinds.sql",
          "V4__client_gone.sql",
          "V5__prices.sql",
          "V6__roll_ups.sql",
          "V7__attempts.sql",
          "V8__dialects.sql",
          "V9__presets.sql",
          "V10__routes.sql",
          "V11__own_request_ids.sql",
          "V12__large_pages_of_entry_index.sql");

  static String newestVersion() {
    return versionOf(SCRIPTS.get(SCRIPTS.size() - 1));
  }

  static String versionOf(String script) {
    return script.substring(1, script.indexOf("__"));
  }

  @Override
  public LoadableResource getResource(String name) {
    return SCRIPTS.stream()
        .filter(script -> name.endsWith(script))
        .findFirst()
        .<LoadableResource>map(Script::new)
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return SCRIPTS.stream()
        .filter(script -> script.startsWith(prefix))
        .filter(script -> Arrays.stream(suffixes).anyMatch(script::endsWith))
        .<LoadableResource>map(Script::new)
        .toList();
  }

  /** One script, read from beside this class. */
  private static final class Script extends LoadableResource {

    private final String name;

    Script(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream content = Migrations.class.getClassLoader().getResourceAsStream(FOLDER + name);
      if (content == null) {
        throw new IllegalStateException("the migration script " + FOLDER + name + " is missing");
      }
      return new InputStreamReader(content, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return FOLDER + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return FOLDER + name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
