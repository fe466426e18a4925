package ai.nexus.testkit.provider;

/** One part of what a model says. */
public sealed interface Said {

  /** What the vendor counts as tokens: see {@link Words}. */
  int tokens();

  /** Ordinary text, JSON included. */
  record Text(String text) implements Said {
    @Override
    public int tokens() {
      return Words.split(text).size();
    }
  }

  /** What it thought before; Anthropic and Google sign it with a {@link Signature}. */
  record Thought(String text) implements Said {
    @Override
    public int tokens() {
      return Words.split(text).size();
    }
  }

  /**
   * A tool that it calls.
   *
   * @param arguments JSON's text; empty where the model gave none
   */
  record Call(String name, String arguments) implements Said {
    @Override
    public int tokens() {
      return Words.split(name).size() + Words.split(arguments).size();
    }
  }

  /** The words with which it declines. */
  record Declined(String text) implements Said {
    @Override
    public int tokens() {
      return Words.split(text).size();
    }
  }
}
