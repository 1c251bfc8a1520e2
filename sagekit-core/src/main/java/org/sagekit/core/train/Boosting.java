package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.SageKitException;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;
import org.sagekit.core.train.booster.BoosterModel;
import org.sagekit.core.train.booster.BoosterTree;

/**
 * One run of the native library. For one thread.
 *
 * @param rows what is learnt from
 * @param values the hyperparameters
 * @param objective what is made small
 * @param run seed, threads and stop
 */
record Boosting(
    TrainingRows rows, HyperparameterValues values, BoostingObjective objective, RunContext run) {
  /**
   * For fewer numbers more threads bring little, and where others keep the processors busy they
   * cost much: the library's threads wait for one another by spinning.
   */
  private static final long MANY_NUMBERS = 20_000_000;

  /** The loss of a round is that of so many rows at most, unless boosting stops by it. */
  private static final int JUDGED = 10_000;

  /**
   * What was learnt.
   *
   * @param trees in the order in which they are added
   * @param outputByTree the output to which each adds
   */
  record Trees(List<Tree> trees, List<Integer> outputByTree) {}

  /** Learns from rows that all start from the same scores. */
  Trees from(Encoding encoding, float[] start) {
    float[] margins = BoostingRows.repeated(start, rows.size());
    Map<String, Object> parameters = parameters(encoding);
    if (start.length > 1) {
      parameters.put("base_score", Arrays.toString(start));
    }
    return on(BoostingRows.of(this, encoding, margins), parameters, false);
  }

  /** Learns from rows that start from scores of their own, row behind row one an output. */
  Trees after(Encoding encoding, float[] margins) {
    Map<String, Object> parameters = parameters(encoding);
    boolean several = objective.outputs() > 1;
    if (several) {
      parameters.put("base_score", Arrays.toString(new float[objective.outputs()]));
    }
    return on(BoostingRows.of(this, encoding, margins), parameters, several);
  }

  private Trees on(BoostingRows all, Map<String, Object> parameters, boolean softmax) {
    int patience = values.get(XGBoost.EARLY_STOPPING);
    BoostingRows learning = all;
    BoostingRows judging = rows.size() <= JUDGED ? all : all.rows(some());
    if (patience > 0) {
      HeldOut heldOut = HeldOut.of(rows, values.get(XGBoost.VALIDATION_SHARE), run.seed());
      learning = all.rows(heldOut.learning());
      judging = all.rows(heldOut.judging());
    }
    return lowered(all.encoding(), boost(learning, judging, parameters, softmax));
  }

  /** Evenly spread rows; to judge a round by all of a million would cost a fifth of the time. */
  private int[] some() {
    return IntStream.range(0, JUDGED).map(i -> (int) ((long) i * rows.size() / JUDGED)).toArray();
  }

  /** The booster's JSON, and how many rounds of it count. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Boosted(byte[] json, int rounds) {}

  private Boosted boost(
      BoostingRows learning,
      BoostingRows judging,
      Map<String, Object> parameters,
      boolean softmax) {
    DMatrix matrix = null;
    DMatrix judge = null;
    Booster booster = null;
    try {
      matrix = learning.matrix();
      judge = judging == learning ? matrix : judging.matrix();
      booster = ml.dmlc.xgboost4j.java.XGBoost.train(matrix, parameters, 0, Map.of(), null, null);
      int classes = objective.outputs();
      SoftmaxRounds learner = new SoftmaxRounds(booster, learning, matrix, classes);
      SoftmaxRounds judger = new SoftmaxRounds(booster, judging, judge, classes);
      boolean held = values.get(XGBoost.EARLY_STOPPING) > 0;
      Progress progress = new Progress(held ? "validationLoss" : "trainLoss");
      int rounds = values.get(XGBoost.ROUNDS);
      while (progress.wants(rounds) && (progress.rounds == 0 || !run.stopRequested())) {
        if (softmax) {
          learner.round(progress.rounds);
        } else {
          booster.update(matrix, progress.rounds);
        }
        progress.add(softmax ? judger.loss() : loss(booster, judge, progress.rounds));
        run.progress().at(progress.rounds, rounds, "rounds");
      }
      return new Boosted(booster.toByteArray("json"), progress.kept());
    } catch (XGBoostError e) {
      throw new SageKitException("xgboost: training failed: " + e.getMessage(), e);
    } finally {
      dispose(booster, judge == matrix ? null : judge, matrix);
    }
  }

  private static void dispose(
      @org.jspecify.annotations.Nullable Booster booster,
      @org.jspecify.annotations.Nullable DMatrix... matrices) {
    if (booster != null) {
      booster.dispose();
    }
    for (DMatrix matrix : matrices) {
      if (matrix != null) {
        matrix.dispose();
      }
    }
  }

  private static float loss(Booster booster, DMatrix matrix, int round) throws XGBoostError {
    float[] loss = new float[1];
    booster.evalSet(new DMatrix[] {matrix}, new String[] {"rows"}, round, loss);
    return loss[0];
  }

  /** How the loss goes on. */
  private final class Progress {
    private final String name;
    private int rounds;
    private int best;
    private float least = Float.POSITIVE_INFINITY;

    Progress(String name) {
      this.name = name;
    }

    void add(float loss) {
      if (loss < least) {
        least = loss;
        best = rounds;
      }
      run.emit(new RunEvent.MetricLogged(run.path(), name, rounds, loss));
      rounds++;
    }

    /** Whether another round may help. */
    boolean wants(int most) {
      int patience = values.get(XGBoost.EARLY_STOPPING);
      return rounds < most && (patience == 0 || rounds - 1 - best < patience);
    }

    int kept() {
      return values.get(XGBoost.EARLY_STOPPING) == 0 ? rounds : best + 1;
    }
  }

  private Trees lowered(Encoding encoding, Boosted boosted) {
    BoosterModel.Rounds learnt = BoosterModel.read("XGBoost", boosted.json()).rounds();
    EncodedColumns columns = new EncodedColumns(levels(encoding));
    int kept = boosted.rounds() * objective.outputs();
    List<Tree> trees = new ArrayList<>();
    for (BoosterTree tree : learnt.trees().subList(0, kept)) {
      trees.add(tree.toTree(columns, 1));
    }
    return new Trees(trees, learnt.outputs().subList(0, kept));
  }

  /** Of each number how many levels it tells, 0 for a quantity. */
  private static int[] levels(Encoding encoding) {
    Map<String, Integer> sizes = new HashMap<>();
    for (Node node : encoding.nodes()) {
      if (node instanceof Node.CategoryInput category) {
        sizes.put(category.field(), category.levels().size());
      }
    }
    int[] levels = new int[encoding.width()];
    for (int number : encoding.levels()) {
      levels[number] = sizes.getOrDefault(encoding.fields().get(number), 0);
    }
    return levels;
  }

  /**
   * The library's own parameters. Threads and seed are always given, else it takes the machine's.
   * What boosting starts from comes with the rows: the library's own estimate of it depends on the
   * number of threads.
   */
  Map<String, Object> parameters(Encoding encoding) {
    Map<String, Object> parameters = new HashMap<>();
    values.handles().forEach(handle -> parameters.put(handle.name(), values.get(handle)));
    parameters.remove(XGBoost.ROUNDS.name());
    parameters.put("tree_method", "hist");
    parameters.put("seed", (int) (run.seed() >>> 33));
    parameters.put("verbosity", 0);
    parameters.put("objective", objective.name());
    if (objective.outputs() > 1) {
      parameters.put("num_class", objective.outputs());
    }
    if (objective.name().equals("reg:quantileerror")) {
      parameters.put("quantile_alpha", values.get(XGBoost.QUANTILE));
    }
    String constraints = values.get(XGBoost.MONOTONE);
    if (!constraints.isEmpty()) {
      parameters.put(
          XGBoost.MONOTONE.name(), MonotoneConstraints.of(constraints, rows).on(encoding));
    }
    long numbers = (long) rows.size() * encoding.width();
    parameters.put("nthread", numbers < MANY_NUMBERS ? 1 : run.threads());
    return parameters;
  }
}
