package ai.nexus.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Waits until both applications answer over HTTP, as they do when they can work. */
final class ReadyCheck {

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Duration limit;
  private final Checkpoint checkpoint;

  /**
   * @param limit for each application
   * @param checkpoint passed between two questions
   */
  ReadyCheck(Duration limit, Checkpoint checkpoint) {
    this.limit = limit;
    this.checkpoint = checkpoint;
  }

  void await(Settings settings) throws StartupException {
    await(settings.admin().localUrl() + "/ready", HttpURLConnection.HTTP_OK);
    // The answer to a caller without a key.
    await(settings.api().localUrl() + "/v1/models", HttpURLConnection.HTTP_UNAUTHORIZED);
  }

  private void await(String url, int expected) throws StartupException {
    long end = System.nanoTime() + limit.toNanos();
    String answer = ask(url, expected);
    while (!answer.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new StartupException(
            "%s does not become ready (%s). logs/nexus.log may tell why.".formatted(url, answer));
      }
      checkpoint.pass();
      pause();
      answer = ask(url, expected);
    }
  }

  /** Empty when the application is ready, else what came instead. */
  private static String ask(String url, int expected) {
    try {
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      try {
        int status = connection.getResponseCode();
        return status == expected ? "" : "HTTP status " + status;
      } finally {
        connection.disconnect();
      }
    } catch (IOException refused) {
      return Reason.of(refused);
    }
  }

  private static void pause() throws StartupException {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException interrupted) {
      throw new StartupException("stopped while starting", interrupted);
    }
  }
}
