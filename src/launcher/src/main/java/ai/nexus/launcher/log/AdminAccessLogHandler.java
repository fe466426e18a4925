package ai.nexus.launcher.log;

import java.io.IOException;

/** logs/access-admin.log: one line a request on the admin port. */
public final class AdminAccessLogHandler extends AccessLogHandler {

  public AdminAccessLogHandler() throws IOException {}
}
