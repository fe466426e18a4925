package ai.nexus.testkit.provider;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** One connection: reads a request, answers it, reads the next. */
final class Connection {

  private final FakeProvider provider;
  private final Peer peer;
  private final int number;

  Connection(FakeProvider provider, Peer peer, int number) {
    this.provider = provider;
    this.peer = peer;
    this.number = number;
  }

  /** Returns when the connection is to be closed. */
  void serve() throws IOException {
    var reader = new RequestReader(peer);
    boolean goOn = true;
    for (Optional<WireRequest> next = reader.next();
        goOn && next.isPresent();
        next = goOn ? reader.next() : Optional.empty()) {
      WireRequest wire = next.get();
      goOn = answer(wire) && !wire.wantsClose();
    }
  }

  /** Whether the connection may serve another request. */
  private boolean answer(WireRequest wire) throws IOException {
    var record = new RecordedRequest(wire, number);
    provider.record(record);
    Speech speech = Speech.at(wire.path(), provider.shelf());
    var output = new Output(peer, record, speech);
    try {
      answer(wire, output, speech);
      return output.keepsAlive();
    } finally {
      if (record.isOpen()) {
        record.ended(RecordedRequest.State.HUNG_UP);
      }
    }
  }

  private void answer(WireRequest wire, Output output, Speech speech) throws IOException {
    try {
      speech.admit(wire, provider.key());
      if (RealtimeHandshake.isOne(wire)) {
        converse(new RealtimeHandshake(peer, wire, output), output.request());
        return;
      }
      Optional<byte[]> ready = speech.ready(wire, provider.catalogue());
      if (ready.isPresent()) {
        sendJson(output, 200, ready.get());
        return;
      }
      ChatRequest chat = speech.read(wire, provider.catalogue());
      output.request().isChat(chat.model());
      provider.script(chat.model()).orElseThrow().answer(chat, output);
      if (output.request().isOpen()) {
        output.cut();
      }
    } catch (Refusal refusal) {
      sendJson(output, refusal.status(), speech.error(refusal));
    }
  }

  private void converse(RealtimeHandshake handshake, RecordedRequest record)
      throws IOException, Refusal {
    record.isChat(handshake.model());
    provider
        .realtimeScript(handshake.model())
        .orElseThrow(() -> new Refusal(404, "No such model.", "model", "model_not_found"))
        .answer(handshake);
  }

  private static void sendJson(Output output, int status, byte[] json) throws IOException {
    output.head(status, Map.of("Content-Type", "application/json"), Framing.LENGTH, json.length);
    output.send(json);
    output.end();
  }
}
