package org.sagekit.api.train;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;

/**
 * A learning algorithm with its hyperparameters. Immutable and thread-safe.
 *
 * <p>The same rows and seed give the same graph, bit for bit, on any number of threads. The rows
 * are never changed.
 */
public interface Trainer {

  /**
   * The algorithm's name.
   *
   * @return such as {@code xgboost}
   */
  String name();

  /**
   * What it can predict.
   *
   * @return at least one task
   */
  Set<Task> tasks();

  /**
   * The handles of its hyperparameters.
   *
   * @return in the order in which people should see them
   */
  List<Hyperparameter<?>> hyperparameters();

  /**
   * The handles of what else can be set, such as what is done to the columns before it learns. A
   * search leaves them alone unless it is told to search them.
   *
   * @return in the order in which people should see them; none by default
   */
  default List<Hyperparameter<?>> options() {
    return List.of();
  }

  /**
   * The values of all hyperparameters.
   *
   * @return by the names of the handles; of the options only those that were set
   */
  Settings settings();

  /**
   * The same algorithm with one hyperparameter set.
   *
   * @param hyperparameter one of {@link #hyperparameters()} or {@link #options()}
   * @param value a value that is valid for it
   * @param <T> the value's type
   * @return a new trainer
   * @throws IllegalArgumentException if the algorithm has no such hyperparameter or the value is
   *     not valid
   */
  <T> Trainer with(Hyperparameter<T> hyperparameter, T value);

  /**
   * Learns.
   *
   * @param rows with a target, which tells the task: two levels are {@link Task#BINARY}, more are
   *     {@link Task#MULTICLASS}, a number is {@link Task#REGRESSION}. No target is missing. Learns
   *     from the fields in the role {@link org.sagekit.api.data.Role#FEATURE} and from the weights
   *     if there are any. A trainer none of whose {@link #tasks()} is learnt from a target needs
   *     none, and does not look at it if there is one
   * @param run seed, threads and stop; a trainer that is stopped returns the model that it has so
   *     far, or throws {@link org.sagekit.api.StoppedException}
   * @return a graph that takes raw rows to predictions, the preprocessing included. Its classes are
   *     the target's levels in their order; without a target the clusters or components that were
   *     found
   * @throws org.sagekit.api.DataException if the rows can't be learnt from
   */
  ScoringGraph train(Dataset rows, RunContext run);

  /**
   * Goes on from an earlier model: what it learnt is kept, and more is learnt from the rows.
   *
   * @param earlier a graph that this algorithm made, for the same classes
   * @param rows as for {@link #train}; the earlier model's preprocessing is kept as it is
   * @param run as for {@link #train}
   * @return a new graph; the earlier one is not changed
   * @throws UnsupportedOperationException if the algorithm can't, which is the default
   * @throws org.sagekit.api.DataException if the rows or the earlier graph don't fit
   */
  default ScoringGraph resume(ScoringGraph earlier, Dataset rows, RunContext run) {
    throw new UnsupportedOperationException(name() + ": can't go on from an earlier model.");
  }

  /**
   * The fingerprint of algorithm, version and settings.
   *
   * @return empty by default: a user's own trainer that gives none is never checkpointed
   */
  default Optional<Fingerprint> fingerprint() {
    return Optional.empty();
  }
}
