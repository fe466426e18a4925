package ai.nexus.admin.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.messages.MessageKey;
import ai.nexus.core.messages.MessageQuery;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageQueryReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:07:00Z");

  @Test
  void looksAtADayUntilNow() {
    assertThat(search())
        .isEqualTo(
            new MessageQuery(
                Optional.empty(), Instant.parse("2026-11-25T08:07:00Z"), NOW, Optional.empty()));
  }

  @Test
  void looksAtAllOfAConversation() {
    MessageQuery query = search("conversation_id", "c1", "text", "hi", "from", "2026-01-02");

    assertThat(query.conversation()).hasValue("c1");
    assertThat(query.text()).hasValue("hi");
    assertThat(query.from()).isEqualTo("2026-01-02T00:00:00Z");
    assertThat(query.to()).isAfter(NOW);
    assertThat(search("conversation_id", "c1").from()).isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from   | yesterday  | must be a time such as",
        "from   | 2027-01-01 | must be before to",
        "to     | 2026-13-01 | must be a time such as",
        "text   | ''         | must have 1 to 200 characters",
        "colour | red        | is not a parameter; there are after, conversation_id, from, limit"
      })
  void saysWhatIsWrong(String name, String value, String message) {
    assertThatThrownBy(() -> search(name, value)).hasMessageContaining(name + " " + message);
  }

  @Test
  void takesNoFilterForOneConversation() {
    assertThatThrownBy(() -> new MessageQueryReader(query("text", "a")).conversation("c1"))
        .hasMessageContaining("text is not a parameter; there are after, limit");
  }

  @Test
  void readsTheCursorsThatItWrites() {
    MessageKey key = new MessageKey(NOW, "req 1/ü");

    assertThat(MessageCursor.write(key)).matches(MessageCursor.PATTERN);
    assertThat(MessageCursor.read(MessageCursor.write(key))).hasValue(key);
    assertThat(MessageCursor.read("none")).isEmpty();
    assertThat(MessageCursor.read("A")).isEmpty();
  }

  private static MessageQuery search(String... namesAndValues) {
    return new MessageQueryReader(query(namesAndValues)).search(NOW);
  }

  private static MultivaluedMap<String, String> query(String... namesAndValues) {
    MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return parameters;
  }
}
