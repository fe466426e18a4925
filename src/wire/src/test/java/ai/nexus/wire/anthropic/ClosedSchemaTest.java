package ai.nexus.wire.anthropic;

import static ai.nexus.wire.anthropic.Fixtures.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import ai.nexus.wire.anthropic.common.ClosedSchema;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.OutputFormat;
import ai.nexus.wire.chat.Tool;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas as other vendors' clients write them, for Claude. */
class ClosedSchemaTest {

  private static final String MODEL = "claude-sonnet-4-5";
  private static final String MAP =
      "{'type':'object','properties':{'labels':{'type':'object',"
          + "'additionalProperties':{'type':'string'}}},'required':['labels'],"
          + "'additionalProperties':false}";

  private final Dropped dropped = new Dropped();

  private static JsonObject json(String text) {
    return Fixtures.json(text.replace('\'', '"'));
  }

  private JsonObject write(String schema, Boolean strict) {
    OutputFormat format =
        new OutputFormat.Schema(
            Optional.empty(), Optional.empty(), json(schema), Optional.ofNullable(strict));
    return Fixtures.write(asking().format(Optional.of(format)).build(), MODEL, dropped);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // zod 4: z.object({age: z.number().int().min(0)}) and its kind
        "{'$schema':'x','type':'object','properties':{'age':{'type':'integer','minimum':0,'maximum':9007199254740991}},'required':['age'],'additionalProperties':false}"
            + "|{'type':'object','properties':{'age':{'type':'integer','description':'{minimum: 0, maximum: 9007199254740991}'}},'required':['age'],'additionalProperties':false}",
        "{'type':'object','properties':{'name':{'type':'string','maxLength':9,'description':'Who'}},'required':['name']}"
            + "|{'type':'object','properties':{'name':{'type':'string','description':'Who\\n\\n{maxLength: 9}'}},'required':['name'],'additionalProperties':false}",
        "{'type':'array','items':{'type':'string','format':'uri'},'minItems':1,'maxItems':2}"
            + "|{'type':'array','items':{'type':'string','format':'uri'},'minItems':1,'description':'{maxItems: 2}'}",
        "{'type':['string','null'],'format':'binary'}|{'type':['string','null'],'description':'{format: \\'binary\\'}'}",
        "{'type':'array','minItems':3}|{'type':'array','description':'{minItems: 3}'}",
        "{'type':'string','enum':['a','b']}|{'enum':['a','b']}",
        "{'type':'string','const':'a'}|{'const':'a'}",
        "{'oneOf':[{'type':'object','properties':{}},{'type':'null'}]}"
            + "|{'anyOf':[{'type':'object','properties':{},'additionalProperties':false},{'type':'null'}]}",
        "{'$ref':'#/$defs/A','$defs':{'A':{'properties':{'a':{'type':'number','exclusiveMinimum':0.10}}}}}"
            + "|{'$defs':{'A':{'type':'object','properties':{'a':{'type':'number','description':'{exclusiveMinimum: 0.10}'}},'additionalProperties':false}},'$ref':'#/$defs/A'}",
      })
  void isClosedAndSaysItsBoundsInWords(String asked, String written) {
    ClosedSchema closed = ClosedSchema.of(json(asked), "s");

    assertThat(closed.schema()).isEqualTo(json(written.replace("\\'", "\\\"")));
    assertThat(closed.strict()).isSameAs(closed.schema());
    assertThat(ClosedSchema.of(closed.schema(), "s").schema()).isEqualTo(closed.schema());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'object'}|s.additionalProperties",
        "{'type':'object','additionalProperties':{'type':'string'}}|s.additionalProperties",
        "{'type':'object','properties':{'a':{}},'additionalProperties':true}|s.additionalProperties",
        "{'type':'object','properties':{},'patternProperties':{'a':{}}}|s.additionalProperties",
        "{'anyOf':[{'type':'object'}]}|s.anyOf[].additionalProperties",
        "{'type':'array','items':{'type':'object'}}|s.items.additionalProperties",
        "{'$ref':'https://a.example/b'}|s.$ref",
        "{'$ref':'#/$defs/A','$defs':{'A':{'type':'array','items':{'$ref':'#/$defs/A'}}}}|s.$ref",
      })
  void cannotBeKeptToWhereItIsOpen(String asked, String member) {
    ClosedSchema closed = ClosedSchema.of(json(asked), "s");

    assertThatThrownBy(closed::strict)
        .asInstanceOf(throwable(BadRequestException.class))
        .returns(member, fault -> fault.param().orElseThrow());
  }

  @Test
  void isRefusedWhereAMapIsToBeKeptToStrictly() {
    assertThatThrownBy(() -> write(MAP, true))
        .asInstanceOf(throwable(BadRequestException.class))
        .returns(
            "response_format.json_schema.schema.properties.labels.additionalProperties",
            fault -> fault.param().orElseThrow());
  }

  @Test
  void isSaidInWordsWhereItHoldsAMap() {
    JsonObject written = write(MAP, null);

    assertThat(written).doesNotContainKey("output_config");
    assertThat(written.getString("system")).contains(json(MAP).toString());
    assertThat(dropped.members())
        .containsExactly(
            "response_format.json_schema.schema.properties.labels.additionalProperties");
  }

  @Test
  void tellsThatItIsClosedThoughItWasOpen() {
    JsonObject written =
        write(
            "{'type':'object','properties':{'a':{'type':'null'}},'additionalProperties':{}}",
            false);

    assertThat(written.getJsonObject("output_config").toString())
        .contains("\"additionalProperties\":false");
    assertThat(dropped.members())
        .containsExactly("response_format.json_schema.schema.additionalProperties");
  }

  @Test
  void holdsTheCallsOfAStrictTool() {
    JsonObject schema = json("{'properties':{'n':{'type':'integer','minimum':1}}}");
    List<Tool> tools = List.of(tool(schema, true), tool(schema, false));

    JsonObject written = Fixtures.write(asking().tools(tools).build(), MODEL, dropped);

    assertThat(written.getJsonArray("tools").getJsonObject(0).get("input_schema"))
        .isEqualTo(
            json(
                "{'type':'object','properties':{'n':{'type':'integer',"
                    + "'description':'{minimum: 1}'}},'additionalProperties':false}"));
    assertThat(written.getJsonArray("tools").getJsonObject(1).get("input_schema"))
        .isEqualTo(json("{'properties':{'n':{'type':'integer','minimum':1}},'type':'object'}"));
    assertThatThrownBy(
            () ->
                Fixtures.write(
                    asking().tools(List.of(tool(json(MAP), true))).build(), MODEL, dropped))
        .isInstanceOf(BadRequestException.class);
  }

  private static Tool tool(JsonObject schema, boolean strict) {
    return new Tool(
        "t", Optional.empty(), Optional.of(schema), Optional.of(strict), Optional.empty());
  }
}
