package ai.nexus.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of post-boot.asadmin: one command a line, {@code #} begins a comment. */
record PostBootScript(List<Command> commands) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  PostBootScript {
    commands = List.copyOf(commands);
  }

  /**
   * @param name the asadmin command
   * @param arguments with the variables replaced; may hold a secret
   * @param line as it stands in the file, fit to be shown
   */
  record Command(String name, List<String> arguments, String line) {

    Command {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
      return line;
    }
  }

  /**
   * @throws IllegalArgumentException where a line uses a variable that has no value
   */
  static PostBootScript parse(String text, Map<String, String> variables) {
    List<Command> commands = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        commands.add(command(line, variables));
      }
    }
    return new PostBootScript(commands);
  }

  /** Words are cut before variables are replaced, so that a value may hold blanks and quotes. */
  private static Command command(String line, Map<String, String> variables) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      words.add(replaceVariables(word, variables));
    }
    return new Command(words.get(0), words.subList(1, words.size()), line);
  }

  private static String replaceVariables(String word, Map<String, String> variables) {
    return VARIABLE
        .matcher(word)
        .replaceAll(
            match -> {
              String value = variables.get(match.group(1));
              if (value == null) {
                throw new IllegalArgumentException("no value for ${" + match.group(1) + "}");
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
