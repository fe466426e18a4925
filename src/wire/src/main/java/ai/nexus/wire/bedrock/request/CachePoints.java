package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.translate.MemberNames;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * Writes marks of what is to be cached, each as a block behind the one that it stands on
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CachePointBlock.html). Five
 * minutes are the default and are not said: not every model knows of more.
 */
final class CachePoints {

  private final BedrockModel model;
  private final Dropped dropped;

  CachePoints(BedrockModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
  }

  void write(Optional<CacheMark> mark, JsonArrayBuilder blocks) {
    write(mark, model.caches(), "messages[].content[].cache_control", blocks);
  }

  /** Of what the system says. */
  void writeInstructions(Optional<CacheMark> mark, JsonArrayBuilder blocks) {
    write(mark, model.caches(), MemberNames.INSTRUCTIONS + ".cache_control", blocks);
  }

  void writeTool(Optional<CacheMark> mark, JsonArrayBuilder tools) {
    write(mark, model.cachesTools(), "tools[].cache_control", tools);
  }

  private void write(
      Optional<CacheMark> mark, boolean taken, String member, JsonArrayBuilder blocks) {
    if (mark.isEmpty()) {
      return;
    }
    if (!taken) {
      dropped.add(member);
      return;
    }
    JsonObjectBuilder point = Json.typed("default");
    if (mark.get() == CacheMark.ONE_HOUR) {
      point.add("ttl", "1h");
    }
    blocks.add(Json.object().add("cachePoint", point));
  }
}
