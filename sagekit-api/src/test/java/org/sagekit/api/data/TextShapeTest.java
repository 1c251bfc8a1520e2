package org.sagekit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextShapeTest {

  @Test
  void holdsWhatItWasGiven() {
    TextShape shape = new TextShape(1, 2.5, 4, 0, 1, Map.of("Aa", 3L));
    assertThat(shape.countByPattern()).containsEntry("Aa", 3L);
  }

  @Test
  void refusesLengthsThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextShape(3, 2, -1, -1, -1, Map.of()))
        .withMessageContaining("meanLength must be at least minLength")
        .withMessageContaining("maxLength must be at least meanLength")
        .withMessageContaining("blank must be at least 0")
        .withMessageContaining("nonAscii must be at least 0");
  }
}
