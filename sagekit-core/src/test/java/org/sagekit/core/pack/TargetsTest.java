package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.TargetContract;
import org.sagekit.api.pack.Target;

class TargetsTest {

  @Test
  void areFoundByTheirNames() {
    assertThat(Targets.all())
        .allSatisfy(target -> assertThat(Targets.named(target.name())).isSameAs(target));
  }

  @Test
  void sayWhichThereAre() {
    assertThatThrownBy(() -> Targets.named("jaba"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Targets: name must be that of a target, but was 'jaba'. Did you mean 'java'?");
    assertThatThrownBy(() -> Targets.named("rust"))
        .hasMessageEndingWith("There is onnx, java, c, javascript, wasm, python, pmml.");
  }

  @Nested
  class Java extends TargetContract {
    @Override
    protected Target target() {
      return Targets.java();
    }
  }

  @Nested
  class C extends TargetContract {
    @Override
    protected Target target() {
      return Targets.c();
    }
  }

  @Nested
  class JavaScript extends TargetContract {
    @Override
    protected Target target() {
      return Targets.javaScript();
    }
  }

  @Nested
  class Python extends TargetContract {
    @Override
    protected Target target() {
      return Targets.python();
    }
  }

  @Nested
  class Onnx extends TargetContract {
    @Override
    protected Target target() {
      return Targets.onnx();
    }
  }

  @Nested
  class Pmml extends TargetContract {
    @Override
    protected Target target() {
      return Targets.pmml();
    }
  }

  @Nested
  class Wasm extends TargetContract {
    @Override
    protected Target target() {
      return Targets.wasm();
    }
  }
}
