package org.sagekit.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.Target;

/** What every target must keep to. Extend it and supply the target. */
public abstract class TargetContract {
  private static final String HOSTILE = "a\"b'c`d\\e\n*/ ${x} <&> %s \u00e9\ud83d\ude00";

  /** The target. */
  protected abstract Target target();

  @Test
  void hasANameThatIsEasilyTyped() {
    assertThat(target().name()).matches("[a-z][a-z0-9]*");
  }

  @Test
  void takesALinearModelAndStatesItsInterface() {
    assertThat(target().problems(linear("age"))).isEmpty();
    CompiledModel compiled = target().compile("income", linear("age"));
    assertThat(compiled.target()).isEqualTo(target().name());
    assertThat(compiled.names()).contains("README.md");
    String readme = new String(compiled.file("README.md"), StandardCharsets.UTF_8);
    assertThat(readme).contains("income", "age", "issing");
  }

  @Test
  void givesEqualBytesForEqualModels() {
    assertThat(target().compile("income", linear("age")))
        .isEqualTo(target().compile("income", linear("age")));
  }

  @Test
  void takesAnyNameOfAModel() {
    for (String name : List.of(HOSTILE, "", "int", "3", "class", "x".repeat(300))) {
      assertThat(target().compile(name, linear("age")).names()).contains("README.md");
    }
  }

  @Test
  void takesOrNamesAnyNameOfAField() {
    ScoringGraph graph = linear(HOSTILE);
    if (target().problems(graph).isEmpty()) {
      assertThat(target().compile("income", graph).names()).contains("README.md");
    } else {
      assertThatThrownBy(() -> target().compile("income", graph))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(target().problems(graph).get(0));
    }
  }

  /** The logistic function of a number, with its missing values replaced. */
  private static ScoringGraph linear(String field) {
    return new ScoringGraph(
        List.of(Field.of(field, FieldType.NUMERIC)),
        List.of("no", "yes"),
        List.of(
            new Node.NumberInput(field),
            new Node.Impute(0, Doubles.of(40)),
            new Node.Dense(1, 1, Doubles.of(0.1), Doubles.of(-4), Node.Activation.IDENTITY),
            new Node.Link(2, Node.LinkFunction.SIGMOID)));
  }
}
