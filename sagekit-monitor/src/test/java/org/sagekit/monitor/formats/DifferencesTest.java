package org.sagekit.monitor.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sagekit.api.monitor.quality.FileForm;

class DifferencesTest {
  private static final Map<Pointer, Pointer> OLD_BY_NEW =
      Map.of(Pointer.parse("/a/old"), Pointer.parse("/b"));

  @Provide
  Arbitrary<JsonObject> objects() {
    Arbitrary<JsonElement> plain =
        Arbitraries.of(
            new JsonPrimitive(1), new JsonPrimitive("1"), new JsonArray(), JsonNull.INSTANCE);
    Arbitrary<JsonElement> values =
        Arbitraries.recursive(() -> plain, inner -> object(inner).map(o -> o), 0, 3);
    return object(values);
  }

  private static Arbitrary<JsonObject> object(Arbitrary<? extends JsonElement> values) {
    return Arbitraries.maps(Arbitraries.of("a", "b", "old", "x/~y", ""), values)
        .ofMaxSize(4)
        .map(
            members -> {
              JsonObject object = new JsonObject();
              members.forEach(object::add);
              return object;
            });
  }

  @Property(tries = 500)
  void makesTheOwnFormTheWrittenOne(
      @ForAll("objects") JsonObject own, @ForAll("objects") JsonObject written) {
    FileForm form = Differences.between(own, written, Map.of());
    JsonObject again = own.deepCopy();
    Differences.apply(form, again);
    assertThat(again).isEqualTo(written);
  }

  @Property(tries = 500)
  void makesItSoWithOtherPlacesToo(
      @ForAll("objects") JsonObject own, @ForAll("objects") JsonObject written) {
    own.remove("a");
    FileForm form = Differences.between(own, written, OLD_BY_NEW);
    JsonObject again = own.deepCopy();
    Differences.apply(form, again);
    assertThat(again).isEqualTo(written);
  }

  @Property(tries = 200)
  void findsNothingInItself(@ForAll("objects") JsonObject own) {
    assertThat(Differences.between(own, own.deepCopy(), Map.of())).isEqualTo(FileForm.none());
  }

  @Test
  void leavesWhatHasChangedSince() {
    JsonObject own = object("{'b':1,'c':2}");
    FileForm form = Differences.between(own, object("{'a':{'old':'one'},'c':3,'d':4}"), OLD_BY_NEW);
    JsonObject later = object("{'b':7,'c':9}");
    Differences.apply(form, later);
    assertThat(later).isEqualTo(object("{'b':7,'c':9,'d':4}"));
  }

  @Test
  void saysWhatStandsAtAPlace() {
    FileForm form = Differences.between(object("{'v':0}"), object("{'v':'1.0'}"), Map.of());
    assertThat(form.written("/v")).contains("\"1.0\"");
    assertThat(form.written("/w")).isEmpty();
  }

  private static JsonObject object(String text) {
    return Fixtures.json(text.replace('\'', '"')).getAsJsonObject();
  }
}
