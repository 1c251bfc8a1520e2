package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;

class WeakSupervisionTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Arguments files(String... optionsAndFiles) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < optionsAndFiles.length; i += 2) {
      map.put(optionsAndFiles[i], folder.resolve(optionsAndFiles[i + 1]).toString());
    }
    map.put("json", "");
    return new Arguments("WeakSupervision", map);
  }

  private void write(String file, String... lines) throws IOException {
    Files.write(folder.resolve(file), List.of(lines));
  }

  /** Two good functions, one for each label, and one that says 0 everywhere. */
  private void writeVotes(String file, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of("id,gold,lf0,lf1,lf2"));
    for (int row = 0; row < rows; row++) {
      int gold = random.nextInt(10) < 4 ? 1 : 0;
      int one = gold == 1 && random.nextInt(10) < 7 ? 1 : -1;
      int zero = gold == 0 && random.nextInt(10) < 3 ? 0 : -1;
      lines.add(row + "," + gold + "," + one + "," + zero + ",0");
    }
    Files.write(folder.resolve(file), lines);
  }

  @Test
  void endsWithOneLineOfJson() throws Exception {
    writeVotes("train.csv", 500, 1);
    writeVotes("valid.csv", 200, 2);
    writeVotes("test.csv", 400, 3);
    Map<String, WeakScore> scores =
        WeakSupervision.run(
            files("train", "train.csv", "valid", "valid.csv", "test", "test.csv"), out);
    assertThat(text()).matches("\\{\"accuracy\":0\\.\\d+,\"macroF1\":0\\.\\d+,\"f1\":0\\.\\d+}\\R");
    assertThat(scores.get("anchored-bayes").accuracy()).isGreaterThan(0.85);
  }

  @Test
  void withoutJsonTheMajorityStandsBesideIt() throws Exception {
    writeVotes("train.csv", 500, 1);
    writeVotes("valid.csv", 200, 2);
    Map<String, String> map =
        new HashMap<>(
            files("train", "train.csv", "valid", "valid.csv", "test", "valid.csv").textByName());
    map.remove("json");
    Map<String, WeakScore> scores = WeakSupervision.run(new Arguments("WeakSupervision", map), out);
    assertThat(scores).containsOnlyKeys("anchored-bayes", "majority");
    assertThat(text()).contains("lf2", "coverage", "Class balance", "anchored-bayes", "majority");
    assertThat(scores.get("anchored-bayes").accuracy())
        .isGreaterThan(scores.get("majority").accuracy());
  }

  @Test
  void withoutGoldToChooseByTiesAreSplit() throws Exception {
    write("train.csv", "id,gold,lf0,lf1", "0,,0,1", "1,,-1,-1");
    write("valid.csv", "id,gold,lf0,lf1", "0,,0,1");
    write("test.csv", "id,gold,lf0,lf1", "0,1,0,1", "1,0,-1,-1", "2,1,1,1");
    WeakScore score =
        WeakSupervision.run(
                files("train", "train.csv", "valid", "valid.csv", "test", "test.csv"), out)
            .get("anchored-bayes");
    assertThat(score.accuracy()).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void aClassThatNobodyVotesForIsWrong() throws Exception {
    write("train.csv", "id,gold,lf0", "0,0,0", "1,1,1");
    write("test.csv", "id,gold,lf0", "0,2,0", "1,1,1");
    WeakScore score =
        WeakSupervision.run(files("train", "train.csv", "test", "test.csv"), out)
            .get("anchored-bayes");
    assertThat(score.accuracy()).isEqualTo(0.5);
    assertThat(score.f1()).isNull();
    assertThat(text()).contains("\"f1\":null");
  }

  @Test
  void badFilesAreRefused() throws Exception {
    write("train.csv", "id,gold,lf0", "0,0,0");
    write("other.csv", "id,gold,lf9", "0,0,0");
    write("silent.csv", "id,gold,lf0", "0,0,-1");
    write("nogold.csv", "id,gold,lf0", "0,,0");
    write("empty.csv", "id,gold,lf0", "0,0,");
    assertThatThrownBy(
            () -> WeakSupervision.run(files("train", "train.csv", "test", "other.csv"), out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the first that differs being 'lf9'");
    assertThatThrownBy(
            () -> WeakSupervision.run(files("train", "silent.csv", "test", "silent.csv"), out))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("all abstained");
    assertThatThrownBy(
            () -> WeakSupervision.run(files("train", "train.csv", "test", "nogold.csv"), out))
        .hasMessageContaining("gold must be known on at least 1 row");
    assertThatThrownBy(
            () -> WeakSupervision.run(files("train", "empty.csv", "test", "train.csv"), out))
        .hasMessageContaining("but was empty");
    assertThatThrownBy(() -> WeakSupervision.run(files("train", "train.csv"), out))
        .hasMessageContaining("option '--test' must be given");
  }

  @Test
  void withoutFilesRulesOfThumbLabelIncomes() throws Exception {
    Map<String, WeakScore> scores =
        WeakSupervision.run(new Arguments("WeakSupervision", Map.of()), out);
    assertThat(scores.get("anchored-bayes").accuracy())
        .isGreaterThan(scores.get("majority").accuracy() + 0.03);
    assertThat(text()).contains("livesAs", "capital_gain", "soft labels of anchored-bayes");
  }
}
