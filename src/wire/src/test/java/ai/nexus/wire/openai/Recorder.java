package ai.nexus.wire.openai;

import ai.nexus.wire.json.Slice;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a filter hands on. */
final class Recorder implements EventSink {

  private final List<String> data = new ArrayList<>();
  private final StringBuilder raw = new StringBuilder();

  @Override
  public void event(Slice event, Slice payload) {
    raw.append(event.text());
    data.add(payload.text());
  }

  /** All that the client gets. */
  String raw() {
    return raw.toString();
  }

  /** The payload of each event. */
  List<String> data() {
    return data;
  }
}
