package org.sagekit.core.track.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnerTest {

  @Test
  void thisProcessIsHere() {
    assertThat(Owner.isGone(Owner.self())).isFalse();
  }

  @Test
  void aProcessOfThisMachineThatIsNotThereIsGone() throws Exception {
    Process process = new ProcessBuilder("sleep", "30").start();
    String machine = Owner.self().substring(0, Owner.self().lastIndexOf('/') + 1);
    String name = process.pid() + "@" + process.info().startInstant().orElseThrow().toEpochMilli();
    assertThat(Owner.isGone(machine + name)).isFalse();
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    assertThat(Owner.isGone(machine + name)).isTrue();
  }

  @Test
  void anotherProcessOfTheSameNumberIsNotTheOne() {
    String self = Owner.self();
    assertThat(Owner.isGone(self.substring(0, self.indexOf('@')) + "@1")).isTrue();
  }

  @Test
  void nothingIsCertainOfAnotherMachine() {
    assertThat(Owner.isGone("elsewhere/1@1")).isFalse();
    assertThat(Owner.isGone("")).isFalse();
  }
}
