package org.sagekit.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Trainer;

/** Learns each label by itself with a trainer of two classes. Immutable. */
final class BinaryRelevance implements Trainer {
  private final Trainer base;

  BinaryRelevance(Trainer base) {
    this.base = base;
  }

  @Override
  public String name() {
    return "labels-by-" + base.name();
  }

  @Override
  public Set<Task> tasks() {
    return Set.of(Task.MULTILABEL);
  }

  @Override
  public List<Hyperparameter<?>> hyperparameters() {
    return base.hyperparameters();
  }

  @Override
  public List<Hyperparameter<?>> options() {
    return base.options();
  }

  @Override
  public Settings settings() {
    return base.settings();
  }

  @Override
  public <T> Trainer with(Hyperparameter<T> hyperparameter, T value) {
    return new BinaryRelevance(base.with(hyperparameter, value));
  }

  @Override
  public ScoringGraph train(Dataset rows, RunContext run) {
    LabelSets sets = LabelSets.of(rows);
    List<ScoringGraph> graphs = new ArrayList<>();
    for (int label = 0; label < sets.labels().size(); label++) {
      graphs.add(base.train(only(rows, sets, label), run));
      run.checkStop();
      run.progress().at(label + 1, sets.labels().size(), "labels");
    }
    return ScoringGraph.ofLabels(sets.labels(), graphs);
  }

  private static Dataset only(Dataset rows, LabelSets sets, int label) {
    int with = sets.count(label);
    if (with == 0 || with == rows.size()) {
      throw new DataException(
          "Dataset '%s': label '%s' must be in some of the training rows and not in all, but was in %s of %s."
              .formatted(rows.name(), sets.labels().get(label), with, rows.size()));
    }
    return sets.only(rows, label);
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return base.fingerprint()
        .map(known -> Fingerprint.of(BinaryRelevance.class.getName(), known.hex()));
  }

  @Override
  public String toString() {
    return name() + " " + settings();
  }
}
