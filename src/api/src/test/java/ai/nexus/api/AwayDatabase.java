package ai.nexus.api;

import ai.nexus.core.catalogue.CatalogueReader;
import ai.nexus.core.catalogue.CatalogueRefresher;
import ai.nexus.core.secrets.CredentialBox;
import ai.nexus.core.secrets.MasterKey;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;

/** A database that gives no connection, and what reads the catalogue from it. */
public final class AwayDatabase {

  private AwayDatabase() {}

  public static CatalogueRefresher catalogue() {
    var box = new CredentialBox(MasterKey.of(MasterKey.random()));
    return new CatalogueRefresher(new CatalogueReader(dataSource(), box));
  }

  private static DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            AwayDatabase.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              throw new SQLTransientConnectionException("the database is away", "08001");
            });
  }
}
