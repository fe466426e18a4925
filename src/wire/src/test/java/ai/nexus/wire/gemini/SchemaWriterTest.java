package ai.nexus.wire.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class SchemaWriterTest {

  private final Dropped dropped = new Dropped();

  @Test
  void writesTheSubsetAndTellsWhatItLeavesOut() {
    assertThat(
            openApi(
                """
                {"$schema":"x","type":"object","additionalProperties":false,"required":["a"],
                 "properties":{
                   "a":{"type":["string","null"],"format":"uuid","enum":["x"]},
                   "b":{"type":["string","integer"],"minLength":1},
                   "c":{"const":"k"},
                   "d":{"enum":[1,2]},
                   "e":{"type":"array","items":{"$ref":"#/$defs/E"}},
                   "format":{"oneOf":[{"type":"number","format":"float"},true]}},
                 "$defs":{"E":{"type":"integer","default":3}}}
                """))
        .isEqualTo(
            Fixture.json(
                """
                {"type":"OBJECT","required":["a"],
                 "properties":{
                   "a":{"type":"STRING","nullable":true,"enum":["x"]},
                   "b":{"anyOf":[{"type":"STRING"},{"type":"INTEGER"}],"minLength":1},
                   "c":{"enum":["k"]},
                   "d":{},
                   "e":{"type":"ARRAY","items":{"type":"INTEGER","default":3}},
                   "format":{"anyOf":[{"type":"NUMBER","format":"float"},{}]}}}
                """));
    assertThat(dropped.members())
        .containsExactly("schema.additionalProperties", "schema.enum", "schema.format");
  }

  @Test
  void refusesWhatNeverEnds() {
    assertThatThrownBy(() -> openApi("{\"items\":{\"$ref\":\"#\"}}"))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> openApi("{\"$ref\":\"#\"}")).isInstanceOf(BadRequestException.class);
  }

  @Test
  void refusesReferencesThatDoubleAtEachStep() {
    StringBuilder schema = new StringBuilder("{\"$ref\":\"#/$defs/0\",\"$defs\":{");
    for (int i = 0; i < 28; i++) {
      String next = "{\"$ref\":\"#/$defs/" + (i + 1) + "\"}";
      schema.append("\"%d\":{\"anyOf\":[%s,%s]},".formatted(i, next, next));
    }
    schema.append("\"28\":{}}}");

    assertThatThrownBy(() -> openApi(schema.toString())).isInstanceOf(BadRequestException.class);
  }

  private JsonObject openApi(String schema) {
    return new SchemaWriter("schema", dropped).openApi(Fixture.json(schema));
  }
}
