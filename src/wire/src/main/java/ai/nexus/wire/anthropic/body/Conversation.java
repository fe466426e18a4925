package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.body.Turn.Side;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.BadRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Messages as turns of user and assistant. What the system says before the first turn stands apart.
 * What it says later stays where it is, so that it holds from there on: as a turn of its own where
 * the model takes one there, else in the user's turn, between tags.
 *
 * @param system texts, in their order
 */
public record Conversation(List<Part> system, List<Turn> turns) {

  public Conversation {
    system = List.copyOf(system);
    turns = List.copyOf(turns);
  }

  static Conversation of(List<Message> messages, ClaudeModel model, Dropped dropped) {
    return of(messages, model.takesLateInstructions(), dropped);
  }

  /**
   * @param lateInstructions whether the system may have a turn amid the others
   */
  public static Conversation of(List<Message> messages, boolean lateInstructions, Dropped dropped) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      message.name().ifPresent(name -> dropped.add("messages[].name"));
      if (message.role().instructs()) {
        requireTexts(message, i);
      }
      add(turns, Side.of(message.role()), Sayable.parts(message.parts(), dropped));
    }
    List<Part> system = List.of();
    if (!turns.isEmpty() && turns.get(0).isOf(Side.SYSTEM)) {
      system = turns.remove(0).parts();
    }
    return new Conversation(system, ended(placed(turns, lateInstructions)));
  }

  private static void requireTexts(Message message, int index) {
    if (!message.parts().stream().allMatch(Part.Text.class::isInstance)) {
      throw new BadRequestException(
          "A message of the system can hold text alone: put the rest into a user's message.",
          "messages[" + index + "].content");
    }
  }

  /** What one side says in several messages is one turn. */
  private static void add(List<Turn> turns, Side side, List<Part> parts) {
    if (parts.isEmpty()) {
      return;
    }
    int last = turns.size() - 1;
    if (last >= 0 && turns.get(last).isOf(side)) {
      List<Part> joined = Stream.concat(turns.get(last).parts().stream(), parts.stream()).toList();
      turns.set(last, new Turn(side, joined));
    } else {
      turns.add(new Turn(side, parts));
    }
  }

  private static List<Turn> placed(List<Turn> turns, boolean lateInstructions) {
    List<Turn> placed = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (!turn.isOf(Side.SYSTEM) || (lateInstructions && mayStand(turns, i))) {
        add(placed, turn.side(), turn.parts());
      } else {
        add(placed, Side.USER, turn.parts().stream().map(Sayable::tagged).toList());
      }
    }
    return placed.stream()
        .map(turn -> turn.isOf(Side.USER) ? new Turn(Side.USER, resultsFirst(turn)) : turn)
        .toList();
  }

  /** Behind the user's turn, and either last or before the assistant's; anywhere else is a 400. */
  private static boolean mayStand(List<Turn> turns, int i) {
    return i > 0
        && turns.get(i - 1).isOf(Side.USER)
        && (i + 1 == turns.size() || turns.get(i + 1).isOf(Side.ASSISTANT));
  }

  /** https://platform.claude.com/docs/en/agents-and-tools/tool-use/handle-tool-calls */
  private static List<Part> resultsFirst(Turn turn) {
    return Stream.concat(
            turn.parts().stream().filter(Part.ToolResult.class::isInstance),
            turn.parts().stream().filter(part -> !(part instanceof Part.ToolResult)))
        .toList();
  }

  /** An answer that the model is to go on with must not end in white space. */
  private static List<Turn> ended(List<Turn> turns) {
    List<Turn> ended = new ArrayList<>(turns);
    int last = ended.size() - 1;
    if (last >= 0 && ended.get(last).isOf(Side.ASSISTANT)) {
      List<Part> parts = new ArrayList<>(ended.get(last).parts());
      int end = parts.size() - 1;
      if (parts.get(end) instanceof Part.Text text) {
        parts.set(end, new Part.Text(text.text().stripTrailing(), text.cache()));
      }
      ended.set(last, new Turn(Side.ASSISTANT, parts));
    }
    return ended;
  }
}
