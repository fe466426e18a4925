package ai.nexus.admin.lifecycle;

import ai.nexus.admin.guard.AdminConfig;
import ai.nexus.core.config.HomeConfig;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.persistence.JndiDataSource;
import ai.nexus.core.prices.ShippedPrices;
import ai.nexus.core.secrets.MasterKey;
import ai.nexus.core.startup.StartupChecks;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the application stands on, checked: its settings, its database, the master key. */
record Foundation(HomeConfig home, AdminConfig config, DataSource database, MasterKey masterKey) {

  /**
   * @throws RuntimeException that says everything that keeps the application from starting
   */
  static Foundation lay() {
    SettingsReader settings = SettingsReader.ofMicroProfile();
    HomeConfig home = HomeConfig.read(settings);
    AdminConfig config = AdminConfig.read(settings, home);
    DataSource database = JndiDataSource.lookup();
    MasterKey masterKey = StartupChecks.pass(settings, home, database);
    takeInPrices(database);
    return new Foundation(home, config, database, masterKey);
  }

  private static void takeInPrices(DataSource database) {
    try {
      ShippedPrices.takeIn(database);
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot write the prices to the database", failed);
    }
  }
}
