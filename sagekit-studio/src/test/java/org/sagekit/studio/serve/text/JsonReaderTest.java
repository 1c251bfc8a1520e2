package org.sagekit.studio.serve.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
  private static Object read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Object read(byte[] bytes) {
    return JsonReader.read(bytes, 0, bytes.length);
  }

  @Property
  void readsEveryNumberToTheBit(@ForAll double value) {
    if (Double.isFinite(value)) {
      assertThat(((Number) read(Double.toString(value))).doubleValue()).isEqualTo(value);
    }
  }

  @Property
  void readsDecimalsAsJavaDoes(@ForAll long digits, @ForAll byte exponent, @ForAll byte point) {
    String whole = Long.toString(digits);
    int at = whole.length() - Math.floorMod(point, whole.length());
    boolean cut = at < whole.length() && at > (digits < 0 ? 1 : 0);
    String text = cut ? whole.substring(0, at) + "." + whole.substring(at) : whole + "e" + exponent;
    assertThat(read(text)).isEqualTo(Double.parseDouble(text));
  }

  @Property
  void readsWholeNumbersAsTheyAre(@ForAll long value) {
    assertThat(read(Long.toString(value))).isEqualTo(value);
  }

  @Test
  void keepsTheSignOfZero() {
    assertThat(read("-0")).isEqualTo(-0.0);
    assertThat(read("-0.0")).isEqualTo(-0.0);
    assertThat(read("0")).isEqualTo(0L);
    assertThat(read("9223372036854775808")).isEqualTo(0x1p63);
  }

  @Property
  void readsTheTextsThatAreWritten(@ForAll String text) {
    String pure = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(read(new Bytes(0).addString(pure).toArray())).isEqualTo(pure);
  }

  @Test
  void loneSurrogatesAreWrittenAsEscapes() {
    assertThat(new Bytes(0).addString("a\ud800b")).hasToString("\"a\\ud800b\"");
    assertThat(read("\"\\ud83d\\ude00\\u0041\"")).isEqualTo("\ud83d\ude00A");
  }

  @Property(tries = 3_000)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property(tries = 5_000)
  void anySignsAreReadOrRefused(
      @ForAll @StringLength(max = 30) @CharRange(from = '"', to = '}') String text) {
    readOrRefuse(text.replace('w', '{').replace('x', '[').getBytes(StandardCharsets.UTF_8));
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      read(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("JSON: line ").endsWith(".");
    }
  }

  @Test
  void everyCutOfADocumentIsRefused() {
    String whole = "{\"a\":[1.5e3,-2,\"x\\n\\u00e9\u00e9\",true,null,{\"b\":{}}]}";
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    for (int end = 0; end < bytes.length; end++) {
      int cut = end;
      assertThatThrownBy(() -> JsonReader.read(bytes, 0, cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(((JsonObject) read(whole)).names()).containsExactly("a");
  }

  @Test
  void refusesWhatIsNoUtf8() {
    byte[] bytes = {'"', (byte) 0xC3, '"'};
    assertThatThrownBy(() -> read(bytes)).hasMessage("JSON: line 1, column 2 must have UTF-8.");
  }

  @Test
  void namesAreFoundInSmallAndLargeObjects() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 100; i++) {
      text.append(String.format(Locale.ROOT, "%s\"n%d\":%d", i > 0 ? "," : "", i, i));
      JsonObject object = (JsonObject) read(text + "}");
      assertThat(object.size()).isEqualTo(i + 1);
      assertThat(object.get("n" + i)).isEqualTo((long) i);
      assertThat(object.get("n0")).isEqualTo(0L);
      assertThat(object.has("n" + (i + 1))).isFalse();
    }
    assertThatThrownBy(() -> read(text + ",\"n42\":0}")).hasMessageContaining("'n42' was there");
  }
}
