package ai.nexus.core.http;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where a server finds what answers short requests without the web container (ADR 19). The
 * launcher's server has this class in common with the applications and takes the way where it is
 * open; any other does not know of it, and every request comes by its container.
 */
public final class ShortWay {

  private static final AtomicReference<Optional<Entrance>> OPEN =
      new AtomicReference<>(Optional.empty());

  private ShortWay() {}

  /**
   * An application that takes requests.
   *
   * @param port those that came to this one
   * @param filter answers them itself, or fails: there is nobody behind it
   * @param loader the application's, for the thread that calls the filter
   */
  public record Entrance(int port, Filter filter, ServletContext application, ClassLoader loader) {}

  public static void open(Entrance entrance) {
    OPEN.set(Optional.of(entrance));
  }

  /** Does nothing where another filter has been opened since. */
  public static void close(Filter filter) {
    OPEN.updateAndGet(open -> open.filter(entrance -> entrance.filter() != filter));
  }

  /** The entrance for requests to a port. */
  public static Optional<Entrance> at(int port) {
    Optional<Entrance> open = OPEN.get();
    return open.isPresent() && open.get().port() == port ? open : Optional.empty();
  }
}
