package ai.nexus.bench.stage;

/** Where the two upstreams listen: the one of fixed answers, and the one that paces its streams. */
record Upstreams(int fixedPort, int livePort) {

  /** What to register as a provider's address. */
  String serverUrl(Scenario scenario) {
    int port = scenario.fixed() ? fixedPort : livePort;
    return "http://127.0.0.1:%d/%s/v1".formatted(port, scenario.id());
  }
}
