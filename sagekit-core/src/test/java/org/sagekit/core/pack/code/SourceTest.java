package org.sagekit.core.pack.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.core.pack.machine.Program;

class SourceTest {

  @ParameterizedTest
  @ValueSource(strings = {"Elementary", "Hashes", "Texts", "Vectors", "Trees", "Points"})
  void readsEveryFunctionOfTheMachine(String type) throws ClassNotFoundException {
    Class<?> machine = Class.forName(Program.class.getPackageName() + "." + type);
    List<String> names = new ArrayList<>();
    for (Method method : machine.getDeclaredMethods()) {
      if (Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()) {
        names.add(method.getName());
      }
    }
    assertThat(names).isNotEmpty();
    assertThat(names).allSatisfy(name -> assertThat(Source.machine().function(name)).isNotNull());
  }

  @Test
  void givesWhatIsCalledBeforeWhatCalls() {
    List<String> names =
        Source.machine().reachable(Set.of("walkAll")).stream().map(Function::name).toList();
    assertThat(names).contains("gather", "eight", "walk", "outside").endsWith("walkAll");
    assertThat(names).doesNotContain("exp", "kernel");
  }

  @Test
  void refusesANameThatALanguageKeepsForItself() {
    Names names = new Names(Set.of("walk"));
    for (String kept : List.of("in", "lambda", "let", "unsigned", "walk")) {
      Function function =
          new Function(
              "",
              Kind.INT,
              "f",
              false,
              false,
              List.of(new Function.Parameter(Kind.INT, kept)),
              List.of(new Statement.Return(Optional.empty())));
      assertThatThrownBy(() -> names.check(function))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Source: name must be free in all languages: " + kept);
    }
  }

  @Test
  void quotesWhateverIsInAText() {
    String hostile = "a\"b\\c\n\u00e9?";
    assertThat(Quotes.java(hostile)).isEqualTo("\"a\\\"b\\\\c\\012\\u00e9?\"");
    assertThat(Quotes.c(hostile)).isEqualTo("\"a\\042b\\134c\\012\\303\\251\\077\"");
    assertThat(Quotes.javaScript(hostile)).isEqualTo("\"a\\\"b\\\\c\\u000a\\u00e9?\"");
    assertThat(Quotes.comment("x */ <b> \n y")).doesNotContain("*/", "<", "\n");
  }
}
