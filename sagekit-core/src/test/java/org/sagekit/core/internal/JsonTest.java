package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.ModelFormatException;

class JsonTest {

  @Test
  void readsWhatItWrote() {
    JsonObject object = Json.object("it", "{\"a\":[1,2.5,true,null,\"x\"],\"b\":{\"c\":-0.0}}");
    assertThat(Json.line(object)).isEqualTo("{\"a\":[1,2.5,true,null,\"x\"],\"b\":{\"c\":-0.0}}");
    assertThat(Json.object("it", Json.pretty(object))).isEqualTo(object);
  }

  @Test
  void writesNumbersThatJsonDoesNotKnowAsTexts() {
    for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 0.1, -0.0}) {
      assertThat(Json.real(Json.number(value))).isEqualTo(Double.valueOf(value));
    }
  }

  @Test
  void refusesADuplicateNameHoweverDeep() {
    assertThatThrownBy(() -> Json.object("it", "{\"a\":[{\"b\":1,\"b\":2}]}"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("it: name 'b' must stand in its object once.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{",
        "{\"a\":1} x",
        "{a:1}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "nul"
      })
  void refusesWhatIsNoObject(String text) {
    assertThatThrownBy(() -> Json.object("it", text))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("it: content must be");
  }

  @Test
  void refusesABottomlessNest() {
    assertThatThrownBy(() -> Json.object("it", "{\"a\":" + "[".repeat(1_000_000)))
        .isInstanceOf(ModelFormatException.class);
  }
}
