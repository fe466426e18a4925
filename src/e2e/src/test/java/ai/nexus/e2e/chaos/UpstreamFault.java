package ai.nexus.e2e.chaos;

import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Something that goes wrong at a provider, and what is expected of the gateway then.
 *
 * @param stream of a request for a stream
 * @param whole of one for a whole answer
 * @param text that the client is to read, where it is answered
 * @param address where the gateway looks for the provider
 */
record UpstreamFault(
    String name,
    Script script,
    Ends stream,
    Ends whole,
    String text,
    BiFunction<Ground, FakeProvider, String> address) {

  UpstreamFault(String name, Script script, Ends stream, Ends whole) {
    this(name, script, stream, whole, Ground.TEXT, (ground, provider) -> provider.baseUrl());
  }

  UpstreamFault(String name, Script script, Ends both) {
    this(name, script, both, both);
  }

  /** Nobody is there to be asked. */
  static UpstreamFault at(
      String name, BiFunction<Ground, FakeProvider, String> address, Ends both) {
    return new UpstreamFault(name, Scripts.closing(), both, both, Ground.TEXT, address);
  }

  /** The client is to read this text. */
  UpstreamFault saying(String other) {
    return new UpstreamFault(name, script, stream, whole, other, address);
  }

  static Stream<UpstreamFault> all() {
    return Stream.of(
            TimeFaults.all(),
            StatusFaults.all(),
            BreakFaults.all(),
            FramingFaults.all(),
            EventFaults.all())
        .flatMap(List::stream);
  }

  @Override
  public String toString() {
    return name;
  }
}
