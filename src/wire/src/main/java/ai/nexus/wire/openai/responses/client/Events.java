package ai.nexus.wire.openai.responses.client;

import jakarta.json.JsonObjectBuilder;

/** Takes the events of one stream, to number them and send them off. */
@FunctionalInterface
interface Events {

  /**
   * @param members all but type and number
   */
  void send(String type, JsonObjectBuilder members);
}
