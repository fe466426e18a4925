package ai.nexus.launcher.log;

import java.io.IOException;

/** logs/nexus.log: whatever the server and the applications have to say. */
public final class ServerLogHandler extends LogFileHandler {

  public ServerLogHandler() throws IOException {}
}
