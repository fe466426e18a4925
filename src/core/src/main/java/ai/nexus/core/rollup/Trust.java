package ai.nexus.core.rollup;

/** How far an entry's token counts can be trusted. */
public enum Trust {
  REPORTED,
  ESTIMATED,
  PARTIAL,
  UNKNOWN
}
