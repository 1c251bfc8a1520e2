package org.sagekit.core.track.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Settings;
import org.sagekit.core.internal.TextCodec.Text;

class StepChangesTest {
  private static final Settings SETTINGS = Settings.empty().with("eta", 0.1).with("depth", 6);

  private static Source rows(String content) {
    return new Source("dataset", "rows", Fingerprint.of(content));
  }

  private static Step step(Settings settings, long seed, Source input) {
    return new Step(
        "train", "line/train", settings, OptionalLong.of(seed), List.of(input), List.of());
  }

  private static List<String> changes(Step then, Step now) {
    return new StepChanges().between(then, now);
  }

  @Test
  void saysNothingIfAllIsAsItWas() {
    assertThat(changes(step(SETTINGS, 1, rows("a")), step(SETTINGS, 1, rows("a")))).isEmpty();
  }

  @Test
  void namesSettingsSeedAndInput() {
    Settings others = Settings.empty().with("eta", 0.3).with("gamma", 1);
    assertThat(changes(step(SETTINGS, 1, rows("a")), step(others, 2, rows("b"))))
        .containsExactly(
            "Stage 'line/train': setting depth was 6, is not set.",
            "Stage 'line/train': setting eta was 0.1, is 0.3.",
            "Stage 'line/train': setting gamma was not set, is 1.",
            "Stage 'line/train': seed was 1, is 2.",
            "Stage 'line/train': input was [%s], is [%s].".formatted(rows("a"), rows("b")));
  }

  @Test
  void saysWhichStageMadeAnotherInput() {
    Text text = new Text("b");
    Step label =
        new Step("label", "label", SETTINGS, OptionalLong.of(1), List.of(), Output.of(text));
    StepChanges changes = new StepChanges();
    changes.between(label, label);
    assertThat(changes.between(step(SETTINGS, 1, rows("a")), step(SETTINGS, 1, rows("b"))))
        .singleElement()
        .asString()
        .endsWith(", as stage 'label' made it.");
  }

  @Test
  void saysThatASeedWasNotRecorded() {
    Step then =
        new Step("", "train", SETTINGS, OptionalLong.empty(), List.of(rows("a")), List.of());
    Step now = new Step("", "other", SETTINGS, OptionalLong.of(3), List.of(rows("a")), List.of());
    assertThat(changes(then, now))
        .containsExactly(
            "Stage 'other': it was called 'train'.",
            "Stage 'other': its seed was not recorded, and is another one perhaps.");
  }
}
