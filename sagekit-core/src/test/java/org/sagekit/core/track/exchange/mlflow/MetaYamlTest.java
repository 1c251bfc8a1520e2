package org.sagekit.core.track.exchange.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.DataException;
import org.sagekit.core.internal.Json;
import org.sagekit.core.track.exchange.Fixtures;

class MetaYamlTest {

  @Test
  void readsAllTextsThatPyYamlHasWritten() throws IOException {
    String yaml = Files.readString(Fixtures.folder("yaml").resolve("strings.yaml"));
    String json = Files.readString(Fixtures.folder("yaml").resolve("strings.json"));
    MetaYaml read = MetaYaml.of("strings", yaml);
    JsonObject wanted = Json.object("strings", json);
    assertThat(read.map("tags")).isEqualTo(texts(wanted.remove("tags").getAsJsonObject()));
    assertThat(read.texts()).hasSize(60).isEqualTo(texts(wanted));
  }

  private static Map<String, String> texts(JsonObject object) {
    return object.asMap().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())));
  }

  private static String text(JsonElement element) {
    return element.getAsString();
  }

  @Test
  void readsNumbersNullsAndEmptyLists() {
    MetaYaml read = MetaYaml.of("m", "---\nend: null\nstart: 17\ntags: []\nother: {}\nlast: ~\n");
    assertThat(read.texts()).isEqualTo(Map.of("start", "17"));
    assertThat(read.map("tags")).isEmpty();
    assertThat(read.text("end")).isEmpty();
  }

  @Test
  void readsTheMarkThatEditorsBeginAFileWith() {
    assertThat(MetaYaml.of("m", "\uFEFF---\r\nid: a\r\n").texts()).isEqualTo(Map.of("id", "a"));
    assertThatThrownBy(() -> MetaYaml.of("m", "a: b\n\uFEFF")).isInstanceOf(DataException.class);
  }

  @Test
  void readsWhatAnEditorHasLeft() {
    MetaYaml read = MetaYaml.of("m", "# by hand\r\nname: a b # the name\r\n\r\nid: '1'");
    assertThat(read.texts()).isEqualTo(Map.of("name", "a b", "id", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x b",
        "a: *x",
        "a: !!python/object/apply:os.system ['x']",
        "a: {b: c}",
        "a: [1, 2]",
        "a: |\n  text",
        "a: >\n  text",
        "- a",
        "? a\n: b",
        "a: 'open",
        "a: \"open",
        "a: \"\\q\"",
        "a: \"\\uD83D\"",
        "a: \"\\U00110000\"",
        "a: 'b' c",
        "a: 1\na: 2",
        "a:\n  b: 1\n  b: 2",
        "a:\n  b:\n    c: 1",
        "a:\n    b: 1\n  c: 2",
        "  a: 1",
        "no colon",
        "a:b",
        "%TAG ! tag:x\n---\na: 1",
      })
  void refusesWhatMlflowDoesNotWrite(String yaml) {
    assertThatThrownBy(() -> MetaYaml.of("'meta.yaml'", yaml))
        .isInstanceOf(DataException.class)
        .hasMessageMatching("'meta.yaml': line \\d must have .*");
  }

  @Test
  void saysInWhichLineItFailed() {
    assertThatThrownBy(() -> MetaYaml.of("'meta.yaml'", "a: 1\nb: *x\n"))
        .hasMessage("'meta.yaml': line 2 must have a plain or quoted text.");
  }

  @Test
  void readsDamagedTextsOrRefusesThem() throws IOException {
    damage(1, 5_000);
  }

  @Tag("fuzz")
  @Test
  void readsManyDamagedTextsOrRefusesThem() throws IOException {
    damage(2, 1_000_000);
  }

  private static void damage(long seed, int times) throws IOException {
    String whole = Files.readString(Fixtures.folder("yaml").resolve("strings.yaml"));
    String pieces = "'\"\\\n:#- \t&*!{}[]|>?%x0uU\u2028\0\ud83d";
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < times; i++) {
      StringBuilder text = new StringBuilder(whole.substring(random.nextInt(whole.length())));
      for (int edits = random.nextInt(5); edits >= 0 && text.length() > 0; edits--) {
        char piece = pieces.charAt(random.nextInt(pieces.length()));
        text.setCharAt(random.nextInt(text.length()), piece);
      }
      try {
        MetaYaml.of("m", text.toString());
      } catch (DataException e) {
        assertThat(e).as("seed %s, input %s", seed, i).hasMessageStartingWith("m: line ");
      } catch (RuntimeException e) {
        throw new AssertionError("seed %s, input %s".formatted(seed, i), e);
      }
    }
  }
}
