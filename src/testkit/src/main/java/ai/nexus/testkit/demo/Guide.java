package ai.nexus.testkit.demo;

import java.net.URI;

/** What to try while the demonstration serves. */
final class Guide {

  private Guide() {}

  static String text(URI api, URI admin) {
    return """

        The gateway serves until you press Ctrl-C.
          LLM API  %1$s/v1   key %3$s, models %4$s and gpt-4
          Admin    %2$s   in a browser the console

        Try:
          curl -N "%1$s/v1/chat/completions" -H "Authorization: Bearer %3$s" -H "Content-Type: application/json" \\
            -d '{"model": "%4$s", "stream": true, "messages": [{"role": "user", "content": "你好"}]}'
          curl "%1$s/v1/models" -H "Authorization: Bearer %3$s"
          curl "%2$s/providers"
          curl "%2$s/stats/total"

        """
        .formatted(api, admin, Demonstration.CLIENT_KEY, Demonstration.MODEL);
  }
}
