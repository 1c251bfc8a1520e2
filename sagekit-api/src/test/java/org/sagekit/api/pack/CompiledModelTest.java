package org.sagekit.api.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CompiledModelTest {
  private final byte[] content = {1, 2, 3};
  private final CompiledModel model = CompiledModel.of("c", Map.of("src/model.h", content));

  @Test
  void keepsItsFilesAsTheyWere() {
    content[0] = 9;
    model.file("src/model.h")[1] = 9;
    assertThat(model.file("src/model.h")).containsExactly(1, 2, 3);
    assertThat(model.size()).isEqualTo(3);
  }

  @Test
  void isEqualWhereFilesAreEqual() {
    CompiledModel same = CompiledModel.of("c", Map.of("src/model.h", new byte[] {1, 2, 3}));
    CompiledModel other = CompiledModel.of("c", Map.of("src/model.h", new byte[] {1, 2, 4}));
    assertThat(model).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    assertThat(model.fingerprint()).isEqualTo(same.fingerprint());
    assertThat(model.fingerprint()).isNotEqualTo(other.fingerprint());
  }

  @Test
  void refusesNamesThatLeaveTheFolder() {
    assertThatThrownBy(() -> CompiledModel.of("c", Map.of("../model.h", content)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CompiledModel 'c': file name must be a plain relative path, but was ../model.h.");
  }

  @Test
  void saysWhichFilesThereAre() {
    assertThatThrownBy(() -> model.file("model.h"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CompiledModel 'c': file must be one of [src/model.h], but was 'model.h'.");
  }
}
