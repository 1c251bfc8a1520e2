package org.sagekit.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.Mutations;

class TrainedModelCodecTest {
  private final TrainedModelCodec codec = new TrainedModelCodec();

  @Test
  void readsWhatItWrote() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      TrainedModel model = SomeModels.of(seed);
      TrainedModel read = codec.read(new ByteArrayInputStream(bytes(model)));
      assertThat(read).isEqualTo(model);
      assertThat(bytes(read)).isEqualTo(bytes(model));
    }
  }

  @Test
  void refusesAnotherForm() {
    byte[] bytes = {0, 0, 0, 1, 'x'};
    assertThatThrownBy(() -> codec.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("Model: byte 5 must be the end of 'trained-model/1', but was 'x'.");
  }

  @Test
  void writesEachAncestorOnceHoweverManyWaysLeadToIt() throws IOException {
    Lineage lineage = Lineage.of("dataset", "first", Fingerprint.of("first"));
    for (int round = 0; round < 100; round++) {
      Lineage model = new Lineage("model", "m", Fingerprint.of("m" + round), List.of(lineage));
      lineage = new Lineage("dataset", "d", Fingerprint.of("d" + round), List.of(lineage, model));
    }
    byte[] bytes = bytes(with(lineage));
    assertThat(bytes.length).isLessThan(bytes(SomeModels.of(1)).length + 201 * 100);
    Lineage read = codec.read(new ByteArrayInputStream(bytes)).lineage();
    assertThat(read.nearest("nothing")).isEmpty();
    assertThat(read.parents().get(0).fingerprint()).isEqualTo(Fingerprint.of("d98"));
  }

  @Test
  void refusesALineageThatCouldNotBeWalked() {
    Lineage lineage = Lineage.of("dataset", "first", Fingerprint.of("first"));
    for (int round = 0; round < 500; round++) {
      lineage = new Lineage("dataset", "d", Fingerprint.of("d" + round), List.of(lineage));
    }
    TrainedModel model = with(lineage);
    assertThatThrownBy(() -> bytes(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Lineage: depth must be at most 500, but was more.");
  }

  @Test
  void bearsDamage() throws IOException {
    fuzz(2_000, 1);
  }

  @Test
  @Tag("fuzz")
  void bearsAMillionDamages() throws IOException {
    fuzz(1_000_000, System.nanoTime());
  }

  private void fuzz(int times, long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = bytes(SomeModels.of(1));
    int refused = 0;
    for (int i = 0; i < times; i++) {
      byte[] damaged = Mutations.damage(bytes, random);
      try {
        codec.read(new ByteArrayInputStream(damaged));
      } catch (ModelFormatException e) {
        refused++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", case " + i, e);
      }
    }
    assertThat(refused).isGreaterThan(times / 4);
  }

  private static TrainedModel with(Lineage lineage) {
    TrainedModel m = SomeModels.of(1);
    return new TrainedModel(
        m.name(),
        m.graph(),
        m.schema(),
        m.profile(),
        m.trainer(),
        m.settings(),
        m.seed(),
        m.evaluation(),
        m.leaderboard(),
        lineage);
  }

  private byte[] bytes(TrainedModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(model, out);
    return out.toByteArray();
  }
}
