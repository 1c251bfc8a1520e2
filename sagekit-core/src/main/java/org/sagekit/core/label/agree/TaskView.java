package org.sagekit.core.label.agree;

import org.sagekit.api.label.TaskQuality;
import org.sagekit.api.model.Prediction;

/**
 * One task while it is looked at.
 *
 * @param answers all answers
 * @param task which task
 * @param counts how often each label was given to it
 * @param posterior of it
 */
record TaskView(CodedAnswers answers, int task, int[] counts, Prediction posterior) {

  int first() {
    return answers.firstVote(task);
  }

  int end() {
    return answers.firstVote(task + 1);
  }

  int votes() {
    return answers.votesOf(task);
  }

  TaskQuality quality() {
    double[] shares = new double[counts.length];
    double differing = (double) votes() * (votes() - 1);
    for (int label = 0; label < shares.length; label++) {
      shares[label] = (double) counts[label] / votes();
      differing -= (double) counts[label] * (counts[label] - 1);
    }
    double ofVotes = bits(shares);
    double ofPosterior = bits(posterior.toArray());
    double most = StrictMath.log(counts.length) / StrictMath.log(2);
    return new TaskQuality(
        answers.tasks().get(task),
        votes(),
        posterior.label(),
        posterior.confidence(),
        votes() > 1 ? differing / ((double) votes() * (votes() - 1)) : Double.NaN,
        ofVotes,
        ofPosterior,
        most == 0 ? 0 : (ofVotes + ofPosterior) / 2 / most);
  }

  private static double bits(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      sum -= share > 0 ? share * StrictMath.log(share) : 0;
    }
    return Math.max(0, sum / StrictMath.log(2));
  }
}
