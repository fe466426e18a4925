package ai.nexus.api.routing;

/** How many attempts at a provider failed in one way since the start. */
public record FailureReport(String provider, FailureKind kind, long count) {}
