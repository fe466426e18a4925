package ai.nexus.core.rollup;

import ai.nexus.core.log.EventLog;
import java.sql.SQLException;
import java.time.Clock;

/** Moves cells to roll-ups when a timer calls it. While the database is away they stay cells. */
public final class RollUpMover implements Runnable {

  private static final EventLog LOG = EventLog.of(RollUpMover.class);

  private final RollUps rollUps;
  private final Clock clock;
  private boolean outage; // of the timer, which runs one call after the other

  public RollUpMover(RollUps rollUps, Clock clock) {
    this.rollUps = rollUps;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      rollUps.move(clock.instant());
      if (outage) {
        outage = false;
        LOG.info("statistics are rolled up again");
      }
    } catch (SQLException | RuntimeException failed) {
      if (!outage) {
        outage = true;
        LOG.error("cannot roll up statistics; will try again, and lose none meanwhile", failed);
      }
    }
  }
}
