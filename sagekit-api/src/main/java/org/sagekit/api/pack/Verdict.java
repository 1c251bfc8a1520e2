package org.sagekit.api.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Summary;

/**
 * What is known of how a target computes a model, by its {@link Certificate}.
 *
 * @param target the target's name; {@code jvm} for the engines of this library
 * @param outcome what came out
 * @param said how it was found, or why it was not, in one line
 */
public record Verdict(String target, Outcome outcome, String said) {

  /** Puts what was said on one line. */
  public Verdict {
    said = said.strip().replaceAll("\\s+", " ");
  }

  /**
   * Verdicts side by side.
   *
   * @param verdicts any
   * @return a row each
   */
  public static Summary.Table table(List<Verdict> verdicts) {
    List<List<String>> rows = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      rows.add(List.of(verdict.target, verdict.outcome.label(), verdict.said));
    }
    return new Summary.Table(List.of("target", "certificate", "how"), rows);
  }

  /** What came out. */
  public enum Outcome {
    /** Every margin and every prediction of the certificate has the same bits. */
    EQUAL,
    /**
     * Predictions are as near as the target's own arithmetic allows: within one part in a million.
     */
    CLOSE,
    /** Some are not. */
    DIFFERENT,
    /** The target takes the model, but nothing that could run it was there. */
    NOT_RUN,
    /** The target can't express the model. */
    UNFIT;

    /**
     * What is shown of it.
     *
     * @return lower case
     */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Whether the model may be used so.
     *
     * @return false only if it is known to compute something else
     */
    public boolean isSound() {
      return this != DIFFERENT;
    }
  }
}
