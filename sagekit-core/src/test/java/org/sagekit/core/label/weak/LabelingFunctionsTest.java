package org.sagekit.core.label.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Row;
import org.sagekit.api.label.weak.LabelingFunction;
import org.sagekit.api.label.weak.LabelingRule;

class LabelingFunctionsTest {
  private static final Row SPAM = Row.of("text", "Check http://x.y NOW", "age", 3);
  private static final Row HAM = Row.of("text", "nice song, knowing you", "age", 40);
  private static final Row EMPTY = Row.of("text", null, "age", null);

  @Test
  void lambdasVoteOrAbstain() {
    LabelingFunction function =
        LabelingFunctions.of(
            "length",
            row ->
                Optional.ofNullable(row.text("text")).map(t -> t.length() > 20 ? "ham" : "spam"));
    assertThat(function.name()).isEqualTo("length");
    assertThat(function.vote(SPAM)).contains("spam");
    assertThat(function.vote(HAM)).contains("ham");
    assertThat(function.vote(EMPTY)).isEmpty();
  }

  @Test
  void keywordsAreWholeWordsInAnyCase() {
    LabelingFunction now = LabelingFunctions.keyword("now", "spam", "text", "now", "a+b");
    assertThat(now.vote(SPAM)).contains("spam");
    assertThat(now.vote(HAM)).isEmpty();
    assertThat(now.vote(EMPTY)).isEmpty();
    assertThat(now.vote(Row.of("text", "is A+B one?"))).contains("spam");
  }

  @Test
  void patternsAreFoundAnywhere() {
    LabelingFunction link =
        LabelingFunctions.regex("link", "spam", "text", Pattern.compile("https?://"));
    assertThat(link.vote(SPAM)).contains("spam");
    assertThat(link.vote(HAM)).isEmpty();
  }

  @Test
  void thresholdsAbstainWhereTheNumberIsMissing() {
    LabelingFunction old = LabelingFunctions.above("old", "ham", "age", 3);
    LabelingFunction young = LabelingFunctions.below("young", "spam", "age", 4);
    assertThat(old.vote(HAM)).contains("ham");
    assertThat(old.vote(SPAM)).isEmpty();
    assertThat(old.vote(EMPTY)).isEmpty();
    assertThat(young.vote(SPAM)).contains("spam");
    assertThat(young.vote(EMPTY)).isEmpty();
  }

  @Test
  void refusesBlankNamesLabelsAndWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelingFunctions.when(" ", "x", row -> true))
        .withMessage("Labeling function: name must be a name, but was ' '.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelingFunctions.when("f", "", row -> true))
        .withMessageContaining("label must be a name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelingFunctions.keyword("f", "x", "text"))
        .withMessage("Labeling function 'f': words must be at least 1, none blank, but was [].");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelingFunctions.above("f", "x", "age", Double.NaN))
        .withMessageContaining("threshold must be a number, but was NaN.");
  }

  private static class Inherited {
    @LabelingRule("ham")
    boolean isLong(Row row) {
      return String.valueOf(row.text("text")).length() > 20;
    }
  }

  private static final class Rules extends Inherited {
    @LabelingRule(value = "spam", column = "text")
    boolean hasLink(String text) {
      return text.contains("http");
    }

    @LabelingRule(column = "text", name = "mood")
    @Nullable String label(String text) {
      return text.contains("nice") ? "ham" : null;
    }

    @LabelingRule
    static Optional<String> grown(Row row) {
      return row.number(1) > 18 ? Optional.of("ham") : Optional.empty();
    }
  }

  @Test
  void annotatedMethodsAreFunctions() {
    List<LabelingFunction> functions = LabelingFunctions.annotated(new Rules());
    assertThat(functions)
        .extracting(LabelingFunction::name)
        .containsExactly("grown", "hasLink", "isLong", "mood");
    assertThat(functions)
        .extracting(f -> f.vote(SPAM).orElse("-"))
        .containsExactly("-", "spam", "-", "-");
    assertThat(functions)
        .extracting(f -> f.vote(HAM).orElse("-"))
        .containsExactly("ham", "-", "ham", "ham");
  }

  @Test
  void aMethodOfTextIsNotAskedWhereTheTextIsMissing() {
    LabelingFunction link = LabelingFunctions.annotated(new Rules()).get(1);
    assertThat(link.vote(EMPTY)).isEmpty();
  }

  private static final class Wrong {
    @LabelingRule("spam")
    boolean takesText(String text) {
      return true;
    }

    @LabelingRule(value = "spam", column = "text")
    boolean takesTwo(String text, Row row) {
      return true;
    }

    @LabelingRule("spam")
    String returnsText(Row row) {
      return "spam";
    }

    @LabelingRule
    boolean saysNoLabel(Row row) {
      return true;
    }

    @LabelingRule(value = "spam", name = "takesText")
    boolean again(Row row) {
      return true;
    }
  }

  @Test
  void wrongMethodsAreAllNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelingFunctions.annotated(new Wrong()))
        .withMessageContainingAll(
            "parameters of 'takesText' must be one org.sagekit.api.data.Row, but was [String]."
                + " Maybe @LabelingRule(column = \"...\").",
            "parameters of 'takesTwo' must be one String, the text of column 'text', but was [String, Row].",
            "result of 'returnsText' must be a boolean, but was String.",
            "result of 'saysNoLabel' must be a String or an Optional<String>, but was boolean."
                + " Maybe @LabelingRule(\"the label\").",
            "names must be unique, but was 'takesText' twice.");
  }

  @Test
  void aClassHasItsStaticMethodsOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelingFunctions.annotated(Rules.class))
        .withMessageContaining(
            "method 'hasLink' must be static, but was a method of an object."
                + " Maybe LabelingFunctions.annotated(new Rules()).");
  }

  @Test
  void anObjectWithoutRulesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelingFunctions.annotated("text"))
        .withMessage(
            "Labeling rules of java.lang.String: methods must be annotated with @LabelingRule, at least 1, but was none.");
  }
}
