package ai.nexus.launcher.loops;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.Optional;
import java.util.Set;
import org.glassfish.grizzly.Transport.State;
import org.glassfish.grizzly.nio.DefaultSelectorHandler;
import org.glassfish.grizzly.nio.SelectorRunner;

/** Selects as the server does, and runs the relay's event loop between, on {@link ServerLoop}s. */
final class LoopSelectorHandler extends DefaultSelectorHandler {

  @Override
  public Set<SelectionKey> select(SelectorRunner runner) throws IOException {
    Optional<Set<SelectionKey>> ready =
        ServerLoop.ofThisThread().flatMap(loop -> loop.select(runner));
    return ready.isPresent() ? ready.get() : super.select(runner);
  }

  /** Where a loop had no time to leave when it was told to: the last moment to do so. */
  @Override
  public void postSelect(SelectorRunner runner) throws IOException {
    if (runner.getState() == State.STOPPING) {
      ServerLoop.ofThisThread().ifPresent(ServerLoop::leaveNow);
    }
    super.postSelect(runner);
  }
}
