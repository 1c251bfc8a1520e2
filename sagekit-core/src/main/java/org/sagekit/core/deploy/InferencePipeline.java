package org.sagekit.core.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.core.deploy.host.ModelNames;
import org.sagekit.core.deploy.serial.OneOfMany;
import org.sagekit.core.deploy.serial.SerialLine;
import org.sagekit.core.deploy.serial.SerialStep;
import org.sagekit.core.deploy.serial.Wiring;

/**
 * Steps in a row behind one predictor, as in SageMaker's serial inference pipelines: {@code
 * InferencePipeline.named("offers").model("income", endpoint).model("offer", other).build()}.
 *
 * <p>A step is a function of the user's, which changes the rows, or a predictor, whose answer is
 * appended for the steps after it: a column by the name of the step, with the likeliest class or
 * the number, and for each class a column {@code step.class} with its probability. The answer of
 * the last step, which is a predictor, is that of the pipeline, and says which variant and package
 * that step was answered by.
 *
 * <p>The id and the key of an invocation go down to every step, so that what the steps capture can
 * be put together; the variant is that of the last step. A mistake of the caller's, a closed or an
 * overloaded step is told as it is, with the step's name; whatever else fails is a {@link
 * org.sagekit.api.StageException} with the path {@code pipeline/step}. The pipeline owns nothing,
 * so there is nothing to close. Immutable, and as thread-safe as its steps.
 */
public final class InferencePipeline implements Predictor {
  private static final int MOST_STEPS = 15;

  private final String name;
  private final List<SerialStep> steps;
  private final Optional<List<Field>> declared;
  private final List<Field> inputs;
  private final SerialLine line;

  private InferencePipeline(Builder builder, List<Field> inputs) {
    this.name = builder.name;
    this.steps = List.copyOf(builder.steps);
    this.declared = builder.inputs;
    this.inputs = List.copyOf(inputs);
    this.line = new SerialLine(name, steps, inputs);
  }

  /**
   * Starts a pipeline.
   *
   * @param name of the predictor: letters, digits, {@code . _ -}, at most 100, not starting with a
   *     sign
   * @return a builder without steps
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Sets the options. For one thread. */
  public static final class Builder {
    private String name;
    private final List<SerialStep> steps = new ArrayList<>();
    private Optional<List<Field>> inputs = Optional.empty();

    private Builder(String name) {
      this.name = Problems.notBlank("InferencePipeline", "name", name);
    }

    /**
     * Another name.
     *
     * @param newName not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Problems.notBlank("InferencePipeline", "name", newName);
      return this;
    }

    /**
     * Adds a step that changes the rows, such as preprocessing.
     *
     * @param step its name, unique in the pipeline
     * @param function makes as many rows as it is given, in their order, of each row by itself;
     *     used by several threads
     * @return this
     */
    public Builder function(String step, UnaryOperator<Dataset> function) {
      Objects.requireNonNull(function, "function");
      steps.add(new SerialStep.Function(step, function));
      return this;
    }

    /**
     * Adds a step that answers the rows.
     *
     * @param step its name, unique in the pipeline; also that of the column of its answer
     * @param predictor an endpoint, a model of many as it is now, or another pipeline
     * @return this
     */
    public Builder model(String step, Predictor predictor) {
      Objects.requireNonNull(predictor, "predictor");
      steps.add(new SerialStep.Model(step, predictor));
      return this;
    }

    /**
     * Adds a step that is answered by one model of many. Each request asks the endpoint for it, so
     * it may make room between requests, and a successor takes its place.
     *
     * @param step its name, unique in the pipeline; also that of the column of its answer
     * @param endpoint has the model
     * @param model its name in the endpoint; loaded when the pipeline is built
     * @return this
     */
    public Builder model(String step, MultiModelEndpoint endpoint, String model) {
      Objects.requireNonNull(endpoint, "endpoint");
      return model(step, new OneOfMany(endpoint, Objects.requireNonNull(model, "model")));
    }

    /**
     * What a caller must give. Needed if a step is a function; else it is found from the models.
     *
     * @param fields such as {@code schema.features()}
     * @return this
     */
    public Builder inputs(List<Field> fields) {
      inputs = Optional.of(List.copyOf(fields));
      return this;
    }

    /**
     * Ends the building.
     *
     * @return the pipeline
     * @throws IllegalArgumentException if there are less than 1 or more than 15 steps, names are
     *     none or not unique, the last step is a function, the inputs must be declared, a column of
     *     a step has the name of another column, or a model reads a text as a number; the message
     *     has all
     */
    public InferencePipeline build() {
      Problems problems = Problems.of("InferencePipeline '" + name + "'");
      problems
          .require(ModelNames.isName(name), "name", ModelNames.FORM, ModelNames.shown(name))
          .require(
              !steps.isEmpty() && steps.size() <= MOST_STEPS,
              "steps",
              "1 to " + MOST_STEPS,
              steps.size());
      checkNames(problems);
      problems.require(
          steps.isEmpty() || steps.get(steps.size() - 1) instanceof SerialStep.Model,
          "last step",
          "a model",
          "a function");
      List<Field> found = Wiring.inputs(problems, steps, inputs);
      problems.throwIfAny();
      return new InferencePipeline(this, found);
    }

    private void checkNames(Problems problems) {
      Set<String> names = new HashSet<>();
      for (SerialStep step : steps) {
        problems
            .require(
                ModelNames.isName(step.name()),
                "name of a step",
                ModelNames.FORM,
                ModelNames.shown(step.name()))
            .require(names.add(step.name()), "steps", "distinct", "'" + step.name() + "' twice");
      }
    }
  }

  /**
   * A builder that makes an equal pipeline if nothing is changed.
   *
   * @return with all options of this pipeline
   */
  public Builder toBuilder() {
    Builder builder = named(name);
    builder.steps.addAll(steps);
    builder.inputs = declared;
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * What a row must have: what was declared, else the inputs of the models that no step before them
   * makes. A row may have others, which no step sees.
   */
  @Override
  public List<Field> inputs() {
    return inputs;
  }

  @Override
  public List<String> classes() {
    return ((SerialStep.Model) steps.get(steps.size() - 1)).predictor().classes();
  }

  @Override
  public Inference invoke(Invocation invocation, Row row) {
    return line.answer(invocation, Objects.requireNonNull(row, "row"));
  }

  @Override
  public Inference invoke(Invocation invocation, Dataset rows) {
    return line.answer(invocation, Objects.requireNonNull(rows, "rows"));
  }

  @Override
  public String toString() {
    return "InferencePipeline '%s' of %s"
        .formatted(name, steps.stream().map(SerialStep::name).toList());
  }
}
