package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.model.Tree;
import org.sagekit.core.model.Scorers;

/** Boosting by XGBoost4J: the native library learns, its JSON is lowered, and it is let go. */
final class BoostingLearner implements Learner {

  @Override
  public ScoringGraph learn(TrainingRows rows, HyperparameterValues values, RunContext run) {
    BoostingObjective objective = BoostingObjective.of(rows, values);
    Encoding encoding =
        values.get(XGBoost.CATEGORICAL).equals("native")
            ? Encodings.forLevelSets(rows, values)
            : Encodings.forBoosting(rows, values);
    float[] start = objective.start(rows, values);
    Boosting boosting = new Boosting(rows, values, objective, run);
    Node.TreeEnsemble none = ensemble(encoding.end(), start);
    return graph(boosting.from(encoding, start), none, encoding, objective, rows);
  }

  /** Starts from the scores that the earlier model gives each row. */
  @Override
  public ScoringGraph resume(
      ScoringGraph earlier, TrainingRows rows, HyperparameterValues values, RunContext run) {
    if (!values.get(XGBoost.MONOTONE).isEmpty()) {
      throw new IllegalArgumentException(
          "xgboost: monotone_constraints must be empty to go on from an earlier model, but was '%s'."
              .formatted(values.get(XGBoost.MONOTONE)));
    }
    BoostingObjective objective = BoostingObjective.of(rows, values);
    int end = endOfEncoding(earlier);
    Node.TreeEnsemble before = (Node.TreeEnsemble) earlier.nodes().get(end + 1);
    if (before.outputs() != objective.outputs()) {
      throw refused("with %s outputs".formatted(before.outputs()));
    }
    Encoding encoding = Encoding.of(earlier, end);
    ScoringGraph scores =
        new ScoringGraph(
            Task.PROJECTION,
            earlier.inputs(),
            names(before.outputs()),
            earlier.nodes().subList(0, end + 2));
    double[] margins = Scorers.of(scores).score(rows.features()).toArray();
    float[] start = new float[margins.length];
    for (int i = 0; i < start.length; i++) {
      start[i] = (float) margins[i];
    }
    Boosting boosting = new Boosting(rows, values, objective, run);
    return graph(boosting.after(encoding, start), before, encoding, objective, rows);
  }

  private static ScoringGraph graph(
      Boosting.Trees learnt,
      Node.TreeEnsemble before,
      Encoding encoding,
      BoostingObjective objective,
      TrainingRows rows) {
    List<Tree> trees = new ArrayList<>(before.trees());
    trees.addAll(learnt.trees());
    List<Integer> outputs = new ArrayList<>(before.outputByTree());
    outputs.addAll(learnt.outputByTree());
    Node ensemble =
        new Node.TreeEnsemble(
            before.input(),
            before.outputs(),
            trees,
            outputs,
            before.base(),
            1,
            Node.Comparison.LESS,
            Node.Precision.FLOAT);
    return encoding.with(
        rows.target().classes(),
        objective.ending(rows.target().task(), ensemble, encoding.end() + 1));
  }

  private static Node.TreeEnsemble ensemble(int input, float[] start) {
    double[] base = new double[start.length];
    for (int i = 0; i < base.length; i++) {
      base[i] = start[i];
    }
    return new Node.TreeEnsemble(
        input,
        start.length,
        List.of(),
        List.of(),
        Doubles.of(base),
        1,
        Node.Comparison.LESS,
        Node.Precision.FLOAT);
  }

  /** The node before the only ensemble, which must be boosted trees. */
  private static int endOfEncoding(ScoringGraph graph) {
    int found = -1;
    for (int i = 0; i < graph.nodes().size(); i++) {
      if (graph.nodes().get(i) instanceof Node.TreeEnsemble trees) {
        boolean boosted =
            trees.precision() == Node.Precision.FLOAT
                && trees.comparison() == Node.Comparison.LESS
                && trees.input() == i - 1;
        if (found >= 0 || !boosted) {
          throw refused("with other trees");
        }
        found = i - 1;
      }
    }
    if (found < 0) {
      throw refused("without trees");
    }
    return found;
  }

  private static List<String> names(int outputs) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      names.add("output " + i);
    }
    return names;
  }

  private static DataException refused(String what) {
    return new DataException(
        "xgboost: earlier model must be one of its own for the same task, but was one %s."
            .formatted(what));
  }
}
