package ai.nexus.launcher.jvm;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;

/** How long ago this process was started; a second run in it counts with the first. */
public final class ProcessAge {

  /** Tells the second run when the first began, in milliseconds since 1970. */
  static final String BEGAN = "nexus.launcher.began";

  private ProcessAge() {}

  public static Duration now() {
    return Duration.between(began(), Instant.now());
  }

  /** The operating system's own answer is off by up to a second in a virtual machine. */
  static Instant began() {
    return Instant.ofEpochMilli(
        Long.getLong(BEGAN, ManagementFactory.getRuntimeMXBean().getStartTime()));
  }
}
