package org.sagekit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;

class PipelineTest {
  @TempDir Path home;

  private static Stage<Integer, Integer> add(String name, int by) {
    return Stages.of(name, (Integer in, RunContext run) -> in + by);
  }

  @Test
  void handsEachValueToTheNextStage() throws Exception {
    Pipeline<Integer, String> line =
        add("one", 1).then(add("ten", 10)).then(Stages.of("text", (in, run) -> "=" + in));
    assertThat(line.run(0, TestRun.at(home))).isEqualTo("=11");
  }

  @Test
  void linesNest() throws Exception {
    Pipeline<Integer, Integer> inner = add("b", 2).then(add("c", 3)).named("inner");
    Pipeline<Integer, Integer> line = add("a", 1).then(inner);
    assertThat(line.run(0, TestRun.at(home))).isEqualTo(6);
    assertThat(line.parts()).contains(inner);
    assertThat(line.name()).isEqualTo("a > inner");
  }

  @Test
  void findsARepeatedNameHoweverDeep() {
    Pipeline<Integer, Integer> line =
        add("a", 1).then(add("b", 2).then(add("a", 3)).named("inner"));
    assertThat(line.check(TestRun.at(home)))
        .containsExactly(
            "Pipeline: stage names must be unique, but 'a' is the name of two stages."
                + " Maybe give one another name.");
  }

  @Test
  void findsARepeatedStage() {
    Stage<Integer, Integer> twice = add("a", 1);
    assertThat(twice.then(twice).check(TestRun.at(home)))
        .singleElement()
        .asString()
        .startsWith("Pipeline: stage 'a' must stand in the line once");
  }

  @Test
  void collectsTheProblemsOfItsStages() {
    Stage<Integer, Integer> sick =
        new Stage<>() {
          @Override
          public String name() {
            return "sick";
          }

          @Override
          public Integer run(Integer input, RunContext run) {
            return input;
          }

          @Override
          public List<String> check(RunContext run) {
            return List.of("The file is not there.");
          }
        };
    assertThat(add("a", 1).then(sick).check(TestRun.at(home)))
        .containsExactly("The file is not there.");
  }

  @Test
  void endsBetweenStagesWhenAskedToStop() {
    TestRun run = TestRun.at(home);
    run.stop();
    assertThatThrownBy(() -> add("a", 1).then(add("b", 2)).run(0, run))
        .isInstanceOf(StoppedException.class);
  }

  @Test
  void refusesABlankName() {
    assertThatThrownBy(() -> add("a", 1).then(add("b", 2)).named(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Pipeline: name must be a name, but was ' '.");
  }

  @Test
  void isNeverCheckpointedAsAWhole() {
    assertThat(add("a", 1).then(add("b", 2)).fingerprint()).isEmpty();
  }
}
