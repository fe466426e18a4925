package ai.nexus.api.cache;

import ai.nexus.api.relay.AnswerHead;
import ai.nexus.api.relay.Downstream;
import ai.nexus.api.relay.ForwardingDownstream;

/** Shows the client what part the cache had in its answer. */
class MarkedDownstream extends ForwardingDownstream {

  static final String HEADER = "x-nexus-cache";

  private final String part;

  /**
   * @param part {@code miss} or {@code bypass}
   */
  MarkedDownstream(Downstream client, String part) {
    super(client);
    this.part = part;
  }

  @Override
  protected AnswerHead begun(AnswerHead head) {
    return head.with(HEADER, part);
  }
}
