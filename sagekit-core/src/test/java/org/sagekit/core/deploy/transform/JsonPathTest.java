package org.sagekit.core.deploy.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.core.internal.Json;

/**
 * The examples are those of SageMaker's developer guide, "Associate Prediction Results with Input
 * Records", and of its API reference, "DataProcessing".
 */
class JsonPathTest {
  private static String picked(String path, String json) {
    JsonElement picked = JsonPath.parse(path).pick(Json.value("test", json));
    return Json.line(picked).replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"$ | {'id':7}", "$.id | 7", "$['id'] | 7", "$.id.* | "})
  void readsThePathsOfTheTable(String path, String expected) {
    if (expected == null) {
      assertThat(picked(path, "{\"id\":{\"a\":1,\"b\":[2]}}")).isEqualTo("[1,[2]]");
    } else {
      assertThat(picked(path, "{\"id\":7}")).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$[1] | 11",
        "$[1,3,5] | [11,13,15]",
        "$[2:5] | [12,13,14,15]",
        "$[:5] | [10,11,12,13,14,15]",
        "$[2:] | [12,13,14,15,16]",
        "$[1:4] | [11,12,13,14]",
        "$[0,-1] | [10,16]",
        "$[0,5:] | [10,15,16]",
        "$[-2:] | [15,16]",
        "$[1:-2] | [11,12,13,14,15]",
        "$[ 0 , 2 : 3 ] | [10,12,13]",
        "$[*] | [10,11,12,13,14,15,16]",
        "$.* | [10,11,12,13,14,15,16]"
      })
  void picksElements(String path, String expected) {
    assertThat(picked(path, "[10,11,12,13,14,15,16]")).isEqualTo(expected);
  }

  @Test
  void picksMembersAsTheGuidesExamplesDo() {
    String joined = "{\"id\":1,\"features\":[2,3],\"SageMakerOutput\":{\"label\":1}}";
    assertThat(picked("$['id','SageMakerOutput']", joined))
        .isEqualTo("{'id':1,'SageMakerOutput':{'label':1}}");
    assertThat(picked("$.features", joined)).isEqualTo("[2,3]");
    assertThat(picked("$.features[-1]", joined)).isEqualTo("3");
    assertThat(picked("$.SageMakerOutput.['label']", joined)).isEqualTo("1");
    assertThat(picked("$.field1.['child1','child2']", "{\"field1\":{\"child2\":2,\"child1\":1}}"))
        .isEqualTo("{'child1':1,'child2':2}");
    assertThat(picked("$['it\\'s \\\\']", "{\"it's \\\\\":[0.10]}")).isEqualTo("[0.10]");
    assertThat(picked("$.account_id", "{\"account_id\":1e2}")).isEqualTo("1e2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | must have '$' as character 1, but ends.",
        "id | must have '$' as character 1, but has 'i'.",
        "$id | must have '.' or '[' as character 2, but has 'i'.",
        "$. | must have a name, '*' or '[' as character 3, but ends.",
        "$..id | must have a name, '*' or '[' as character 3, but has '.'.",
        "$[ | must have a number, a name in '...', ':' or '*' as character 3, but ends.",
        "$[] | must have a number, a name in '...', ':' or '*' as character 3, but has ']'.",
        "$[1 | must have ']' as character 4, but ends.",
        "$[1;2] | must have ']' as character 4, but has ';'.",
        "$[-] | must have a digit as character 4, but has ']'.",
        "$[1:2:3] | must have ']' as character 6, but has ':'.",
        "$[1234567890] | must have a number of at most 9 digits as character 3, but has '1'.",
        "$['id] | must have \"'\" as character 7, but ends.",
        "$['id',1] | must have a name in '...' as character 8, but has '1'.",
        "$['id','id'] | must have a name that was not there before as character 8, but has '''.",
        "$[?(@.a)] | must have a number, a name in '...', ':' or '*' as character 3, but has '?'.",
        "$[1:].a | must have its end, as the step before picks more than one thing, as character 6, but has '.'."
      })
  void saysWhatIsWrongAndWhere(String path, String message) {
    assertThatThrownBy(() -> JsonPath.parse(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void saysWhatIsNotThere() {
    assertThatThrownBy(() -> picked("$.agee", "{\"age\":1}"))
        .hasMessage("record must have a member 'agee', but has none. Did you mean 'age'?");
    assertThatThrownBy(() -> picked("$.age", "[1]"))
        .hasMessage("record must have an object with 'age', but has an array.");
    assertThatThrownBy(() -> picked("$[0]", "{\"age\":1}"))
        .hasMessage("record must have an array at '[0]', but has an object.");
    assertThatThrownBy(() -> picked("$[0,3]", "[1,2]"))
        .hasMessage("record must have an element 3, but has 2 elements.");
    assertThatThrownBy(() -> picked("$[-3:]", "[1,2]"))
        .hasMessage("record must have an element -3, but has 2 elements.");
    assertThatThrownBy(() -> picked("$.a.*", "{\"a\":null}"))
        .hasMessage("record must have an array or object at '*', but has null.");
  }

  @Test
  void knowsWhichPathsFitRowsOfCsv() {
    assertThat(JsonPath.parse("$").fitsCsv()).isTrue();
    assertThat(JsonPath.parse("$[*]").cells(2)).containsExactly(0, 1);
    assertThat(JsonPath.parse("$[-1,0]").cells(3)).containsExactly(2, 0);
    assertThat(JsonPath.parse("$['a']").fitsCsv()).isFalse();
    assertThat(JsonPath.parse("$[0][1]").fitsCsv()).isFalse();
  }

  @Property(tries = 2_000)
  void whateverIsWrittenIsAPathOrAnIllegalArgument(
      @ForAll
          @StringLength(max = 20)
          @Chars({'$', '.', '[', ']', '\'', ',', ':', '-', '*', '\\', ' ', '1', '9'})
          @CharRange(from = 'a', to = 'c')
          String path) {
    try {
      assertThat(JsonPath.parse("$" + path)).hasToString("$" + path);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("must have ");
    }
  }
}
