package org.sagekit.core.label.weak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.Settings;
import org.sagekit.api.Summary;
import org.sagekit.api.label.weak.FittedLabelModel;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelModel;

/** Naive Bayes from assumed precisions; what to assume, and how far to follow it, gold decides. */
final class AnchoredModel implements LabelModel {
  static final int FEWEST_GOLD = 20;
  private static final long MOST_CELLS = 20_000_000;

  @Override
  public String name() {
    return "anchored-bayes";
  }

  @Override
  public Settings settings() {
    return Settings.empty().with("choices", Trust.choices().toString());
  }

  @Override
  public FittedLabelModel fit(LabelMatrix votes) {
    FittedVotes.requireLabels(votes);
    int[] gold =
        IntStream.range(0, votes.rows())
            .filter(row -> votes.gold(row) != LabelMatrix.ABSTAIN)
            .toArray();
    if (gold.length < FEWEST_GOLD || votes.labels().size() == 1) {
      return counted(
          votes,
          "There are %s rows with gold, too few to choose by: the majority decides."
              .formatted(gold.length));
    }
    double[] shares = shares(votes);
    GoldChoice choice = GoldChoice.of(votes, shares, gold);
    return choice.say() == Say.NONE
        ? counted(votes, figures(choice, gold.length))
        : learnt(
            votes, AnchoredBayes.of(shares, GoldTally.of(votes, gold), choice.trust()), choice);
  }

  private FittedLabelModel learnt(LabelMatrix votes, AnchoredBayes bayes, GoldChoice choice) {
    return new FittedVotes(
        votes,
        bayes.balance(),
        (matrix, row) ->
            choice.say().applied(bayes.posterior(matrix, row), VoteCounts.ofRow(matrix, row)),
        summary(
            votes.labels(),
            bayes.balance(),
            figures(choice, votes.goldRows()) + " Taken for granted: " + choice.trust() + "."));
  }

  /** The majority's labels; each vote multiplies the odds of its label by what is assumed. */
  private FittedLabelModel counted(LabelMatrix votes, String note) {
    int labels = votes.labels().size();
    double[] balance = MajorityModel.uniform(labels);
    double precision = Math.max(Trust.PRECISION, 1.5 / labels);
    double weight = labels == 1 ? 0 : StrictMath.log(precision * (labels - 1) / (1 - precision));
    return new FittedVotes(
        votes,
        balance,
        (matrix, row) -> {
          int[] counts = VoteCounts.ofRow(matrix, row);
          double[] scores = new double[counts.length];
          for (int label = 0; label < scores.length; label++) {
            scores[label] = counts[label] * weight;
          }
          return AnchoredBayes.shares(scores);
        },
        summary(votes.labels(), balance, note));
  }

  private static double[] shares(LabelMatrix votes) {
    int labels = votes.labels().size();
    double[] shares = new double[votes.functions().size() * labels];
    for (int row = 0; row < votes.rows(); row++) {
      for (int function = 0; function < votes.functions().size(); function++) {
        int vote = votes.vote(row, function);
        if (vote != LabelMatrix.ABSTAIN) {
          shares[function * labels + vote]++;
        }
      }
    }
    long kinds = 0;
    for (int vote = 0; vote < shares.length; vote++) {
      kinds += shares[vote] > 0 ? 1 : 0;
      shares[vote] /= votes.rows();
    }
    if (kinds * labels > MOST_CELLS) {
      throw new DataException(
          "%s: different votes times labels must be at most %s, but were %s. Maybe fewer functions or labels."
              .formatted(votes.name(), MOST_CELLS, kinds * labels));
    }
    return shares;
  }

  private static String figures(GoldChoice choice, int goldRows) {
    List<String> figures = new ArrayList<>();
    for (Say say : Say.values()) {
      figures.add(
          "%s %s".formatted(share(choice.accuracyBySay().get(say.ordinal())), "if " + say.words()));
    }
    return "By %s rows with gold, cross-validated: right on %s. Chosen: %s."
        .formatted(goldRows, String.join(", ", figures), choice.say().words());
  }

  private Summary summary(List<String> labels, double[] balance, String note) {
    List<Summary.Bar> bars = new ArrayList<>();
    for (int label = 0; label < balance.length; label++) {
      bars.add(new Summary.Bar(labels.get(label), balance[label], false));
    }
    return Summary.of(
        "Labels by " + name(), new Summary.Note(note), new Summary.Bars("Class balance", bars));
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnchoredModel;
  }

  @Override
  public int hashCode() {
    return name().hashCode();
  }
}
