package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sagekit.api.StageException;
import org.sagekit.api.contract.BuilderRoundTrip;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.deploy.OverloadedException;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.model.Scorers;

class InferencePipelineTest {
  private static final Invocation PLAIN = Invocation.plain();
  private MultiModelEndpoint models;
  private Predictor income;
  private Predictor offer;

  /** Reads the label and a probability of the step {@code income}, and a field of the caller's. */
  private static ScoringGraph offerGraph() {
    return new ScoringGraph(
        List.of(
            Field.of("income", FieldType.CATEGORICAL),
            Field.of("income.yes", FieldType.NUMERIC),
            Field.of("hours", FieldType.NUMERIC)),
        List.of(),
        List.of(
            new Node.CategoryInput("income", List.of("no", "yes")),
            new Node.OneHot(0, 2),
            new Node.NumberInput("income.yes"),
            new Node.NumberInput("hours"),
            new Node.Impute(3, Doubles.of(35)),
            new Node.Concat(List.of(1, 2, 4)),
            new Node.Dense(
                5, 1, Doubles.of(1, 10, 100, 0.5), Doubles.of(0), Node.Activation.IDENTITY)));
  }

  @BeforeEach
  void open() {
    models =
        MultiModelEndpoints.named("models")
            .model("income-1", Fixtures.modelPackage())
            .model("offer-1", Fixtures.packageOf(offerGraph(), "offer"))
            .open();
    income = models.model("income-1");
    offer = models.model("offer-1");
  }

  @AfterEach
  void close() {
    models.close();
  }

  private InferencePipeline offers() {
    return InferencePipeline.named("offers").model("income", income).model("offer", offer).build();
  }

  private static Dataset rows(int count) {
    double[] hours = new double[count];
    Arrays.setAll(hours, i -> i % 7 == 0 ? Double.NaN : i);
    return Fixtures.rows(count).with(Field.of("hours", FieldType.NUMERIC), Column.ofNumbers(hours));
  }

  @Test
  void givesEachStepTheAnswersOfThoseBefore() {
    Dataset rows = rows(60);
    Predictions first = Scorers.of(Fixtures.graph()).score(rows);
    double[] expected = new double[60];
    for (int row = 0; row < 60; row++) {
      double hours = rows.row(row).number(2);
      expected[row] =
          (first.best(row) == 0 ? 1.0 : 10.0)
              + first.value(row, 1) * 100
              + (Double.isNaN(hours) ? 35 : hours) * 0.5;
    }
    Inference answer = offers().invoke(PLAIN, rows);
    assertThat(answer.predictions().toArray())
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(expected);
    assertThat(answer.variant()).isEqualTo("offer-1");
    assertThat(answer.modelPackage())
        .isEqualTo(Fixtures.packageOf(offerGraph(), "offer").fingerprint());
  }

  @Test
  void asksTheCallerForWhatNoStepMakes() {
    assertThat(offers().inputs())
        .containsExactly(
            Field.of("age", FieldType.NUMERIC),
            Field.of("city", FieldType.CATEGORICAL),
            Field.of("hours", FieldType.NUMERIC));
    assertThat(offers().classes()).isEmpty();
    assertThat(offers().name()).isEqualTo("offers");
    assertThat(offers()).hasToString("InferencePipeline 'offers' of [income, offer]");
  }

  @Test
  void answersOneRowWithTheSameBitsAsMany() {
    InferencePipeline pipeline = cleaning();
    Dataset rows = rows(100);
    double[] many = pipeline.invoke(PLAIN, rows).predictions().toArray();
    for (int row = 0; row < rows.size(); row++) {
      double[] one = pipeline.invoke(PLAIN, rows.row(row)).predictions().toArray();
      assertThat(one).containsExactly(many[row]);
    }
  }

  private InferencePipeline cleaning() {
    return InferencePipeline.named("offers")
        .inputs(rows(1).schema().features())
        .function("halve", rows -> rows.with(rows.schema().field("age"), halved(rows)))
        .model("income", income)
        .model("offer", offer)
        .build();
  }

  private static Column halved(Dataset rows) {
    double[] values = new double[rows.size()];
    Arrays.setAll(values, row -> rows.column("age").number(row) / 2);
    return Column.ofNumbers(values);
  }

  @Test
  void aFunctionChangesWhatTheNextStepSees() {
    Row old = Row.of("age", 84, "city", "Ulm", "hours", 40);
    Row young = Row.of("age", 42, "city", "Ulm", "hours", 40);
    assertThat(cleaning().invoke(PLAIN, old).predictions().toArray())
        .isEqualTo(offers().invoke(PLAIN, young).predictions().toArray());
  }

  @Test
  void missingValuesAreNumbersOrTextsAsTheModelWantsThem() {
    Row row = Row.of("age", null, "city", null, "hours", null);
    Dataset typed = rows(1).with(Field.of("age", FieldType.NUMERIC), Column.ofNumbers(Double.NaN));
    Dataset missing =
        typed.with(
            Field.of("city", FieldType.CATEGORICAL),
            Column.ofCategories(java.util.Collections.singletonList(null)));
    assertThat(cleaning().invoke(PLAIN, row).predictions().toArray())
        .isEqualTo(cleaning().invoke(PLAIN, missing).predictions().toArray());
  }

  @Test
  void noRowsAreAnsweredByNone() {
    assertThat(offers().invoke(PLAIN, rows(0)).predictions().size()).isZero();
  }

  @Test
  void aPipelineCanBeAStep() {
    InferencePipeline inner = InferencePipeline.named("inner").model("a", income).build();
    InferencePipeline outer =
        InferencePipeline.named("outer").model("income", inner).model("offer", offer).build();
    assertThat(outer.invoke(PLAIN, rows(9)).predictions().toArray())
        .isEqualTo(offers().invoke(PLAIN, rows(9)).predictions().toArray());
  }

  @Test
  void aStepMayBeOneOfManyWhichIsAskedForByEachRequest() {
    InferencePipeline pipeline =
        InferencePipeline.named("offers")
            .model("income", models, "income-1")
            .model("offer", models, "offer-1")
            .build();
    models.unload("income-1");
    assertThat(pipeline.invoke(PLAIN, rows(9)).predictions().toArray())
        .isEqualTo(offers().invoke(PLAIN, rows(9)).predictions().toArray());
    assertThat(pipeline.inputs()).isEqualTo(offers().inputs());
    assertThat(models.metrics().loads()).isEqualTo(3);
  }

  @Test
  void idAndKeyGoToEveryStepAndTheVariantToTheLast() {
    List<Invocation> seen = new ArrayList<>();
    InferencePipeline pipeline =
        InferencePipeline.named("offers")
            .model("income", new Told(income, seen))
            .model("offer", new Told(offer, seen))
            .build();
    Invocation asked = PLAIN.id("order-7").key("customer-12").variant("offer-1");
    pipeline.invoke(asked, rows(1).row(0));
    assertThat(seen)
        .containsExactly(
            new Invocation(Optional.of("order-7"), Optional.empty(), Optional.of("customer-12")),
            asked);
  }

  /** A predictor that writes down what it was asked with. */
  private record Told(Predictor predictor, List<Invocation> seen) implements Predictor {
    @Override
    public String name() {
      return predictor.name();
    }

    @Override
    public List<Field> inputs() {
      return predictor.inputs();
    }

    @Override
    public List<String> classes() {
      return predictor.classes();
    }

    @Override
    public Inference invoke(Invocation invocation, Row row) {
      seen.add(invocation);
      return predictor.invoke(invocation, row);
    }

    @Override
    public Inference invoke(Invocation invocation, Dataset rows) {
      throw new OverloadedException("There is too much to do.");
    }
  }

  @Test
  void errorsNameTheStep() {
    assertThatThrownBy(() -> offers().invoke(PLAIN.variant("blue"), rows(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "InferencePipeline 'offers': step 'offer': Model 'offer-1': variant must be 'offer-1', the only one, but was 'blue'.");
    InferencePipeline busy =
        InferencePipeline.named("offers").model("income", new Told(income, List.of())).build();
    assertThatThrownBy(() -> busy.invoke(PLAIN, rows(2)))
        .isInstanceOf(OverloadedException.class)
        .hasMessage("InferencePipeline 'offers': step 'income': There is too much to do.");
    models.close();
    assertThatThrownBy(() -> offers().invoke(PLAIN, rows(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "InferencePipeline 'offers': step 'income': Model 'income-1': its endpoint is closed.");
  }

  @Test
  void refusesRowsWithoutAnInput() {
    assertThatThrownBy(() -> offers().invoke(PLAIN, Row.of("agee", 3, "city", "Ulm", "hours", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "InferencePipeline 'offers': column 'age' must be there, but was not. Did you mean 'agee'?");
    assertThatThrownBy(
            () -> offers().invoke(PLAIN, Row.of("age", "old", "city", "Ulm", "hours", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "InferencePipeline 'offers': column 'age' must be of type NUMERIC, but was CATEGORICAL.");
  }

  @Test
  void aFunctionThatFailsIsNamed() {
    assertFails(
        rows -> {
          throw new UnsupportedOperationException("not today");
        },
        "Stage 'offers/odd' failed: not today");
    assertFails(
        rows -> rows.first(1),
        "Stage 'offers/odd' failed: it must return as many rows as it was given, 3, but returned 1.");
    assertFails(
        rows -> rows.with(Field.of("income.no", FieldType.NUMERIC), Column.ofNumbers(1, 2, 3)),
        "Stage 'offers/income' failed: column 'income.no' must be free for its answer, but was there. Maybe call the step something else.");
  }

  private void assertFails(java.util.function.UnaryOperator<Dataset> odd, String message) {
    InferencePipeline pipeline =
        InferencePipeline.named("offers")
            .inputs(rows(1).schema().features())
            .function("odd", odd)
            .model("income", income)
            .model("offer", offer)
            .build();
    assertThatThrownBy(() -> pipeline.invoke(PLAIN, rows(3)))
        .isInstanceOf(StageException.class)
        .hasMessage(message);
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                InferencePipeline.named("../x")
                    .model("a", income)
                    .model("a", income)
                    .function("b c", rows -> rows)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "InferencePipeline '../x': name must be 1 to 100 letters",
            "steps must be distinct, but was 'a' twice.",
            "name of a step must be 1 to 100 letters, digits, '.', '_' or '-' that start with a letter or digit, but was 'b c'.",
            "last step must be a model, but was a function.",
            "columns of the steps must be distinct, but was 'a.no' twice. Maybe call a step something else.",
            "inputs must be declared if a step is a function, but was not there. Maybe inputs(schema.features()).");
    assertThatThrownBy(() -> InferencePipeline.named("x").build())
        .hasMessage("InferencePipeline 'x': steps must be 1 to 15, but was 0.");
  }

  @Test
  void refusesStepsThatDoNotFit() {
    assertThatThrownBy(() -> InferencePipeline.named("x").model("age", income).build())
        .hasMessage(
            "InferencePipeline 'x': columns of the steps must be no inputs, but was 'age'. Maybe call the step something else.");
    assertThatThrownBy(
            () -> InferencePipeline.named("x").model("hours", income).model("offer", offer).build())
        .hasMessageContaining(
            "input 'hours' of step 'offer' must be of type NUMERIC, but was CATEGORICAL.");
    assertThatThrownBy(
            () ->
                InferencePipeline.named("x")
                    .inputs(List.of(Field.of("age", FieldType.NUMERIC)))
                    .model("income", income)
                    .build())
        .hasMessage(
            "InferencePipeline 'x': inputs must be all that the models need, but was without [city].");
    InferencePipeline.Builder many = InferencePipeline.named("x");
    for (int i = 0; i < 16; i++) {
      many.model("s" + i, income);
    }
    assertThatThrownBy(many::build).hasMessageContaining("steps must be 1 to 15, but was 16.");
  }

  @Test
  void theBuilderLosesNothing() {
    InferencePipeline pipeline = cleaning();
    assertThat(BuilderRoundTrip.differences(pipeline, BuilderRoundTrip.rebuilt(pipeline)))
        .isEmpty();
    assertThat(pipeline.toBuilder().name("other").build().name()).isEqualTo("other");
  }
}
