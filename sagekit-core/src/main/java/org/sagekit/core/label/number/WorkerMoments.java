package org.sagekit.core.label.number;

/** How the answers of each worker go with the truth. */
final class WorkerMoments {
  private final NumberTable table;
  private final double[] truth;
  private final double[] meanAnswer;
  private final double[] meanTruth;
  private final double[] answerAnswer;
  private final double[] truthTruth;
  private final double[] answerTruth;

  WorkerMoments(NumberTable table, double[] truth) {
    this.table = table;
    this.truth = truth;
    int workers = table.workers();
    meanAnswer = new double[workers];
    meanTruth = new double[workers];
    answerAnswer = new double[workers];
    truthTruth = new double[workers];
    answerTruth = new double[workers];
    means();
    products();
  }

  private void means() {
    for (int task = 0; task < table.tasks(); task++) {
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        int worker = table.workerOf(vote);
        meanAnswer[worker] += table.valueOf(vote);
        meanTruth[worker] += truth[task];
      }
    }
    for (int worker = 0; worker < meanAnswer.length; worker++) {
      meanAnswer[worker] /= table.answers().votesOf(worker);
      meanTruth[worker] /= table.answers().votesOf(worker);
    }
  }

  private void products() {
    for (int task = 0; task < table.tasks(); task++) {
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        int worker = table.workerOf(vote);
        double answer = table.valueOf(vote) - meanAnswer[worker];
        double real = truth[task] - meanTruth[worker];
        answerAnswer[worker] += answer * answer;
        truthTruth[worker] += real * real;
        answerTruth[worker] += answer * real;
      }
    }
  }

  /** How far the answers are too high on average. */
  double bias(int worker) {
    return meanAnswer[worker] - meanTruth[worker];
  }

  /** The sum of the squared distances of the truth of a worker's tasks from its mean. */
  double spreadOfTruth(int worker) {
    return truthTruth[worker];
  }

  /** The squared correlation of the answers with the truth; 0 if either is always the same. */
  double explained(int worker) {
    double both = StrictMath.sqrt(answerAnswer[worker]) * StrictMath.sqrt(truthTruth[worker]);
    double correlation = both == 0 ? 0 : answerTruth[worker] / both;
    return Math.min(1, correlation * correlation);
  }
}
