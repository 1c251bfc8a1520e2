package org.sagekit.core.deploy.serial;

import java.util.List;
import java.util.Optional;
import org.sagekit.api.StageException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.OverloadedException;

/** Steps one after the other; the last one is a model. Immutable, as thread-safe as its steps. */
public final class SerialLine {
  private final String name;
  private final List<SerialStep> steps;
  private final Given given;

  /**
   * A line whose steps fit together.
   *
   * @param name the user's own
   * @param steps the last one is a model
   * @param inputs what {@link Wiring} has found
   */
  public SerialLine(String name, List<SerialStep> steps, List<Field> inputs) {
    this.name = name;
    this.steps = List.copyOf(steps);
    this.given = new Given(subject(), inputs);
  }

  /**
   * Answers a row.
   *
   * @param invocation goes down to the steps
   * @param row has the inputs
   * @return the last step's answer
   */
  public Inference answer(Invocation invocation, Row row) {
    return new Request(invocation, true).answer(given.of(row));
  }

  /**
   * Answers many rows.
   *
   * @param invocation goes down to the steps
   * @param rows have the inputs
   * @return the last step's answer
   */
  public Inference answer(Invocation invocation, Dataset rows) {
    return new Request(invocation, false).answer(given.of(rows));
  }

  /** One request on its way. A single row is asked as one, so that its id stays what it is. */
  private final class Request {
    private final Invocation invocation;
    private final boolean alone;

    private Request(Invocation invocation, boolean alone) {
      this.invocation = invocation;
      this.alone = alone;
    }

    private Inference answer(Dataset rows) {
      Dataset next = rows;
      for (SerialStep step : steps.subList(0, steps.size() - 1)) {
        next =
            step instanceof SerialStep.Function function
                ? apply(function, next)
                : ask((SerialStep.Model) step, next);
      }
      SerialStep.Model last = (SerialStep.Model) steps.get(steps.size() - 1);
      return ask(last, invocation, next);
    }

    private Dataset ask(SerialStep.Model step, Dataset rows) {
      Invocation passed = new Invocation(invocation.id(), Optional.empty(), invocation.key());
      Inference answer = ask(step, passed, rows);
      try {
        return AnswerColumns.append(rows, step.name(), answer.predictions());
      } catch (IllegalStateException e) {
        throw failed(step, e);
      }
    }

    private Inference ask(SerialStep.Model step, Invocation passed, Dataset rows) {
      try {
        return alone
            ? step.predictor().invoke(passed, rows.row(0))
            : step.predictor().invoke(passed, rows);
      } catch (IllegalStateException e) {
        throw new IllegalStateException(told(step, e), e);
      } catch (RuntimeException e) {
        throw named(step, e);
      }
    }

    private Dataset apply(SerialStep.Function step, Dataset rows) {
      Dataset made;
      try {
        made = step.function().apply(rows);
      } catch (RuntimeException e) {
        throw named(step, e);
      }
      if (made == null || made.size() != rows.size()) {
        throw failed(
            step,
            new IllegalStateException(
                "it must return as many rows as it was given, %s, but returned %s."
                    .formatted(rows.size(), made == null ? "null" : made.size())));
      }
      return made;
    }
  }

  /** The caller's mistakes and too much work stay what they are; everything else is the step's. */
  private RuntimeException named(SerialStep step, RuntimeException e) {
    if (e instanceof IllegalArgumentException) {
      return new IllegalArgumentException(told(step, e), e);
    }
    return e instanceof OverloadedException
        ? new OverloadedException(told(step, e))
        : failed(step, e);
  }

  private StageException failed(SerialStep step, RuntimeException e) {
    return new StageException(name + "/" + step.name(), e);
  }

  private String told(SerialStep step, RuntimeException e) {
    return "%s: step '%s': %s".formatted(subject(), step.name(), e.getMessage());
  }

  private String subject() {
    return "InferencePipeline '" + name + "'";
  }
}
