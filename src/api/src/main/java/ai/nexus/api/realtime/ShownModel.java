package ai.nexus.api.realtime;

import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.openai.ModelAlias;
import ai.nexus.wire.openai.ModelNames;
import ai.nexus.wire.openai.realtime.EventHead;

/** Gives a provider's events the model's name that the client knows, where it has another there. */
record ShownModel(Target target) {

  /**
   * @param event in UTF-8, of which nothing else is changed
   */
  String shown(EventHead head, String message, byte[] event) {
    if (!holdsModel(head)) {
      return message;
    }
    ModelAlias alias = new ModelAlias(target.upstreamModel(), target.modelName());
    return ModelNames.renamed(Slice.of(event), alias).map(Slice::text).orElse(message);
  }

  private boolean holdsModel(EventHead head) {
    return target.isAlias() && (head.isOfSession() || head.type().startsWith("response."));
  }
}
