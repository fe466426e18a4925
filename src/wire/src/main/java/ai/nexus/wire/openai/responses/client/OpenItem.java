package ai.nexus.wire.openai.responses.client;

import jakarta.json.JsonObject;

/** The item of an output that is being told. */
interface OpenItem {

  /**
   * Tells what is left, and the item as a whole.
   *
   * @param status completed or incomplete
   * @return the item, as the response has it
   */
  JsonObject close(String status);

  /** The item as far as it was told, for a response that breaks off; tells nothing more. */
  JsonObject brokenOff();
}
