package ai.nexus.admin.lifecycle;

import ai.nexus.admin.guard.AdminConfig;
import ai.nexus.admin.guard.HostFilter;
import ai.nexus.admin.guard.SecurityHeadersFilter;
import ai.nexus.admin.guard.TokenFilter;
import ai.nexus.admin.json.BodyFilter;
import ai.nexus.admin.statistics.ExportFilter;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;

/**
 * Lays the foundation when the application starts, which fails the deployment where something is
 * wrong, and sets up the guards behind the filters of web.xml.
 */
public class AdminLifecycle implements ServletContextListener {

  @Inject private Instance<Foundation> foundation;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    AdminConfig config = foundation.get().config();
    add(context, "security-headers", new SecurityHeadersFilter());
    add(context, "host", new HostFilter(config.hosts()));
    add(context, "token", new TokenFilter(config.token()));
    // Behind the guards, so that only who may use the REST is waited for.
    add(context, "body", new BodyFilter());
    add(context, "export", new ExportFilter(), ExportFilter.PATTERN);
  }

  private static void add(ServletContext context, String name, Filter filter) {
    add(context, name, filter, "/*");
  }

  private static void add(ServletContext context, String name, Filter filter, String pattern) {
    FilterRegistration.Dynamic registration = context.addFilter(name, filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, pattern);
  }
}
