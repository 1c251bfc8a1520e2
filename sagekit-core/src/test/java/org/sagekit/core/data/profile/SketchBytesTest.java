package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.core.internal.Encoder;

class SketchBytesTest {
  private static final Dataset ROWS = SomeRows.of(300, 1);

  private static byte[] bytes() {
    ProfileSketch sketch = ProfileSketch.of(ROWS.schema(), 1, new ProfileOptions(16, 0.66, 3));
    sketch.add(ROWS);
    return sketch.toBytes();
  }

  @Test
  void refusesEveryTruncation() {
    byte[] whole = bytes();
    for (int length = 0; length < whole.length; length += length < 400 ? 1 : 37) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ProfileSketch.of(part))
          .as("%s bytes", length)
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("Profile sketch: ");
    }
  }

  @Test
  void refusesMoreThanWasWritten() {
    byte[] whole = bytes();
    assertThatThrownBy(() -> ProfileSketch.of(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("must be the end, but was 1 more bytes");
  }

  @Test
  void refusesAnotherForm() {
    assertThatThrownBy(() -> ProfileSketch.of(new Encoder().text("profile-sketch/9").toBytes()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("must be the end of 'profile-sketch/1', but was 'profile-sketch/9'");
  }

  @Test
  void readsOrRefusesDamagedBytesAndDoesNothingElse() {
    damage(2_000);
  }

  @Test
  @Tag("fuzz")
  void readsOrRefusesDamagedBytesAndDoesNothingElseAtLength() {
    damage(200_000);
  }

  /** What is read can be used: asked, added to, merged and written. */
  private static void damage(int tries) {
    SplittableRandom random = new SplittableRandom(7);
    byte[] whole = bytes();
    for (int i = 0; i < tries; i++) {
      byte[] bytes = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(-128, 128);
      }
      try {
        use(ProfileSketch.of(bytes));
        if (i % 20 == 0) {
          mergeIntoSound(ProfileSketch.of(bytes));
        }
      } catch (ModelFormatException e) {
        assertThat(e).hasMessageStartingWith("Profile sketch: ");
      }
    }
  }

  private static void mergeIntoSound(ProfileSketch sketch) {
    if (sketch.schema().equals(ROWS.schema())) {
      ProfileSketch sound = ProfileSketch.of(ROWS.schema(), 1, sketch.options());
      sound.add(ROWS);
      sound.merge(sketch);
      sound.profile(ROWS);
    }
  }

  private static void use(ProfileSketch sketch) {
    if (sketch.schema().equals(ROWS.schema())) {
      sketch.add(ROWS);
    }
    sketch.merge(ProfileSketch.of(sketch.toBytes()));
    sketch.profile(ROWS);
  }

  @Test
  void keepsTextsThatAreNoText() {
    Dataset odd = SomeRows.of("a", Column.ofTexts(List.of("\ud800", "\udc00", "", "\u0000")));
    ProfileSketch sketch = ProfileSketch.of(odd.schema(), 1);
    sketch.add(odd);
    assertThat(ProfileSketch.of(sketch.toBytes()).column("a").count()).isEqualTo(4);
  }
}
