package ai.nexus.core.messages;

import ai.nexus.core.redaction.JsonTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;

/** Finds the first messages of one day that a query asks for; holds no more than their places. */
final class DaySearch {

  private final MessageQuery query;
  private final Optional<MessageKey> after;
  private final int limit;
  // The latest on top: it goes when an earlier one is found.
  private final PriorityQueue<FoundMessage> earliest =
      new PriorityQueue<>(Comparator.reverseOrder());

  DaySearch(MessageQuery query, Optional<MessageKey> after, int limit) {
    this.query = query;
    this.after = after;
    this.limit = limit;
  }

  List<FoundMessage> find(Path day) throws IOException {
    for (Path file : files(day)) {
      search(file);
    }
    return earliest.stream().sorted().toList();
  }

  private List<Path> files(Path day) throws IOException {
    if (query.conversation().isPresent()) {
      String name = ConversationFile.nameOf(query.conversation().get());
      return List.of(day.resolve(name + ConversationFile.ENDING));
    }
    return DayFolders.filesIn(day).stream()
        .filter(file -> file.toString().endsWith(ConversationFile.ENDING))
        .toList();
  }

  private void search(Path file) throws IOException {
    try (LineReader lines = new LineReader(file)) {
      while (lines.next()) {
        byte[] line = lines.line();
        Optional<StoredLine> head = StoredLine.read(line).filter(this::isAskedFor);
        if (head.isPresent() && StoredLine.isWhole(line) && holdsText(line)) {
          add(new FoundMessage(head.get().key(), file, lines.offset(), line.length));
        }
      }
    } catch (NoSuchFileException none) {
      // The conversation has nothing on this day, or no more.
    }
  }

  private void add(FoundMessage found) {
    earliest.add(found);
    if (earliest.size() > limit) {
      earliest.poll();
    }
  }

  private boolean isAskedFor(StoredLine line) {
    MessageKey key = line.key();
    return !key.time().isBefore(query.from())
        && key.time().isBefore(query.to())
        && (after.isEmpty() || key.compareTo(after.get()) > 0)
        && (earliest.size() < limit || key.compareTo(earliest.element().key()) < 0)
        && (query.conversation().isEmpty()
            || query.conversation().get().equals(line.conversationId()));
  }

  /** Looks into the strings of request and answer, without their escapes; not into names. */
  private boolean holdsText(byte[] line) {
    if (query.text().isEmpty()) {
      return true;
    }
    String wanted = query.text().get().toLowerCase(Locale.ROOT);
    String json = new String(line, StandardCharsets.UTF_8);
    // In the strings before it a quote would be escaped.
    JsonTokens tokens = new JsonTokens(json.substring(json.indexOf(",\"request\":")));
    boolean found = false;
    while (!found && tokens.next()) {
      found = !tokens.isName() && tokens.text().toLowerCase(Locale.ROOT).contains(wanted);
    }
    return found;
  }
}
