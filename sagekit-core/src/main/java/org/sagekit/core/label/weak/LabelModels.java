package org.sagekit.core.label.weak;

import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.label.weak.LabelModel;

/** Where label models come from. */
public final class LabelModels {
  private LabelModels() {}

  /**
   * The label with the most votes. The probability of a label is its share of the row's votes, so
   * that labels with equally many are equally likely; on rows without a vote all are.
   *
   * @return the model
   */
  public static LabelModel majority() {
    return new MajorityModel();
  }

  /**
   * A naive Bayes model that trusts all functions alike until gold says otherwise; the one to take
   * unless there is a reason for another.
   *
   * <p>That a function votes for a label means a probability of that label which starts at an
   * assumed precision and moves to what the rows with gold show, the faster the more there are
   * (after Dawid and Skene 1979 with Dirichlet priors, but without their iterations: fitted to
   * votes alone these collapse when functions vote for one label only). So a vote for a rare label
   * weighs more, and silence counts as weak evidence, or not at all. What to assume, how firmly,
   * and what silence is worth are chosen by the log loss on the rows with gold, cross-validated.
   *
   * <p>How much it may say is chosen there too: to break ties and know the class balance, or to
   * choose among all labels that have a vote on the row. Whichever it is must beat the majority by
   * one and a half standard errors; otherwise the majority's label stands, ties stay ties, and all
   * labels are taken for equally frequent. A label that no function voted for never wins: gold may
   * teach to overrule all functions, but then the next rows need only be mixed differently for that
   * to fail.
   *
   * <p>With fewer than {@value AnchoredModel#FEWEST_GOLD} rows of gold nothing can be chosen
   * safely: then too the majority decides.
   *
   * @return the model
   */
  public static LabelModel anchoredBayes() {
    return new AnchoredModel();
  }

  /**
   * All models.
   *
   * @return the best first
   */
  public static List<LabelModel> all() {
    return List.of(anchoredBayes(), majority());
  }

  /**
   * A model by its name.
   *
   * @param name such as {@code anchored-bayes}
   * @return the model
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public static LabelModel named(String name) {
    List<String> names = all().stream().map(LabelModel::name).toList();
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "LabelModels: model '%s' is not known.%s"
              .formatted(name, Problems.didYouMean(name, names)));
    }
    return all().get(index);
  }
}
