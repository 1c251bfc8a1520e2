package org.sagekit.studio.serve.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Field;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Status;
import org.sagekit.studio.serve.text.Texts;

/** Something that answers over HTTP, and all that is asked of it. Thread-safe. */
public final class Served {
  /** What is answered is longer than what is asked, and must find room, too. */
  private static final int MOST_ROWS = 250_000;

  private final Predictor predictor;
  private volatile @Nullable Inputs inputs;

  /**
   * Something that answers.
   *
   * @param predictor asked anew by every request
   */
  public Served(Predictor predictor) {
    this.predictor = predictor;
  }

  /**
   * Its name.
   *
   * @return letters, digits, {@code . _ -}
   */
  public String name() {
    return predictor.name();
  }

  /**
   * What a row must have, at this moment.
   *
   * @return made anew only if it has changed
   */
  public Inputs inputs() {
    List<Field> now = predictor.inputs();
    Inputs known = inputs;
    if (known == null || !known.areOf(now)) {
      known = new Inputs(now);
      inputs = known;
    }
    return known;
  }

  /**
   * The classes.
   *
   * @return empty if a number is predicted
   */
  public List<String> classes() {
    return predictor.classes();
  }

  /**
   * The names of its variants.
   *
   * @return each once, also while a rollout changes its model; empty if it is no endpoint
   */
  public List<String> variantNames() {
    return variants().stream().map(VariantMetrics::variant).distinct().toList();
  }

  /**
   * Whether it has variants.
   *
   * @return true if it is an endpoint
   */
  public boolean hasVariants() {
    return predictor instanceof Endpoint;
  }

  /**
   * What each variant has done.
   *
   * @return empty if it is no endpoint
   */
  public List<VariantMetrics> variants() {
    return predictor instanceof Endpoint endpoint ? endpoint.metrics() : List.of();
  }

  /**
   * Refuses a variant that an endpoint has not.
   *
   * @param variant asked for by a client
   * @throws Refusal if it is an endpoint, and none of its variants has that name
   */
  public void requireVariant(String variant) {
    List<String> known = variantNames();
    if (hasVariants() && !known.contains(variant)) {
      throw new Refusal(
          Status.NOT_FOUND,
          "Endpoint '%s': it has no variant '%s'.%s"
              .formatted(name(), Texts.brief(variant), Problems.didYouMean(variant, known)));
    }
  }

  /**
   * Answers.
   *
   * @param invocation what the caller says of the request
   * @param inputs for which the cells were put in order
   * @param cells the rows
   * @return one prediction a row
   * @throws IllegalArgumentException if there is no row, more than 250,000, or a value is none of
   *     its field's
   */
  public Inference invoke(Invocation invocation, Inputs inputs, Cells cells) {
    if (cells.rows() == 0) {
      throw new IllegalArgumentException("Request: rows must be at least one, but were none.");
    }
    if (cells.rows() > MOST_ROWS) {
      throw new IllegalArgumentException(
          "Request: rows must be at most %s, but were %s. Maybe transform them in a batch."
              .formatted(MOST_ROWS, cells.rows()));
    }
    return cells.rows() == 1
        ? predictor.invoke(invocation, inputs.row(cells))
        : predictor.invoke(invocation, inputs.dataset(cells));
  }
}
