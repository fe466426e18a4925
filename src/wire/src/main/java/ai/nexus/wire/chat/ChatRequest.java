package ai.nexus.wire.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a chat completion in no vendor's words: what a translation reads from one dialect
 * and writes in another. What the client left out is empty, so that the target's own default holds.
 *
 * @param model as the client named it
 * @param messages in their order, the system's among them
 * @param endUser the client's own name for whom it asks, to be passed to the provider
 * @param metadata the client's labels
 */
public record ChatRequest(
    String model,
    List<Message> messages,
    List<Tool> tools,
    Optional<ToolChoice> toolChoice,
    Optional<Boolean> parallelToolCalls,
    Sampling sampling,
    Optional<OutputFormat> format,
    Optional<Reasoning> reasoning,
    Optional<String> endUser,
    Map<String, String> metadata,
    boolean stream) {

  public ChatRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
    metadata = Map.copyOf(metadata);
  }

  /** Nothing but messages. */
  public static Builder builder(String model) {
    return new Builder(model);
  }

  /** Gathers the values; what is not set is absent. */
  public static final class Builder {

    private final String model;
    private List<Message> messages = List.of();
    private List<Tool> tools = List.of();
    private Optional<ToolChoice> toolChoice = Optional.empty();
    private Optional<Boolean> parallelToolCalls = Optional.empty();
    private Sampling sampling = Sampling.DEFAULT;
    private Optional<OutputFormat> format = Optional.empty();
    private Optional<Reasoning> reasoning = Optional.empty();
    private Optional<String> endUser = Optional.empty();
    private Map<String, String> metadata = Map.of();
    private boolean stream;

    private Builder(String model) {
      this.model = model;
    }

    public Builder messages(List<Message> value) {
      messages = value;
      return this;
    }

    public Builder tools(List<Tool> value) {
      tools = value;
      return this;
    }

    public Builder toolChoice(Optional<ToolChoice> value) {
      toolChoice = value;
      return this;
    }

    public Builder parallelToolCalls(Optional<Boolean> value) {
      parallelToolCalls = value;
      return this;
    }

    public Builder sampling(Sampling value) {
      sampling = value;
      return this;
    }

    public Builder format(Optional<OutputFormat> value) {
      format = value;
      return this;
    }

    public Builder reasoning(Optional<Reasoning> value) {
      reasoning = value;
      return this;
    }

    public Builder endUser(Optional<String> value) {
      endUser = value;
      return this;
    }

    public Builder metadata(Map<String, String> value) {
      metadata = value;
      return this;
    }

    public Builder stream(boolean value) {
      stream = value;
      return this;
    }

    public ChatRequest build() {
      return new ChatRequest(
          model,
          messages,
          tools,
          toolChoice,
          parallelToolCalls,
          sampling,
          format,
          reasoning,
          endUser,
          metadata,
          stream);
    }
  }
}
