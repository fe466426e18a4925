package ai.nexus.api.lifecycle;

import ai.nexus.core.log.EventLog;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.sql.SQLException;

/** Ties the gateway to its application. What start throws makes the deployment fail. */
public class ApplicationListener implements ServletContextListener {

  private static final EventLog LOG = EventLog.of(ApplicationListener.class);

  @Inject private GatewayLifecycle lifecycle;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      lifecycle.start();
    } catch (IOException | SQLException failed) {
      throw new IllegalStateException("The LLM API cannot start: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    try {
      lifecycle.stop();
    } catch (InterruptedException cut) {
      LOG.warning("The shutdown was interrupted", cut);
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      LOG.warning("The journal was not closed cleanly; nothing in it is lost", failed);
    }
  }
}
