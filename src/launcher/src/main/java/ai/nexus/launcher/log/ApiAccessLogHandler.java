package ai.nexus.launcher.log;

import java.io.IOException;

/** logs/access-api.log: one line a request on the API port. */
public final class ApiAccessLogHandler extends AccessLogHandler {

  public ApiAccessLogHandler() throws IOException {}
}
