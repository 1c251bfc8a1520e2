package org.sagekit.core.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Split;

/**
 * The place where one gets a {@link Split}. Rows keep their order on both sides. The same rows,
 * roles and seed give the same split on every machine.
 *
 * <p>If the target is a category or boolean, each class is divided by itself; rows without a target
 * count as a class. If a column has {@link Role#GROUP}, all rows of a group go to one side, and the
 * shares of the classes are kept as well as whole groups allow; a row without a group stands alone.
 */
public final class Splits {
  private static final int TRAIN = 0;
  private static final int TEST = 1;

  private Splits() {}

  /**
   * Holds rows out for a test.
   *
   * @param dataset two rows or more
   * @param testShare the share of the rows to judge by, above 0 and below 1. Of a class of n rows,
   *     testShare x n rows, rounded half up, go to the test: at least one and at most n - 1 if n is
   *     2 or more; a single row goes to the training
   * @param seed of the choice
   * @return the split
   * @throws IllegalArgumentException if the share is out of range, or one side would be empty
   */
  public static Split holdout(Dataset dataset, double testShare, long seed) {
    subject(dataset)
        .require(testShare > 0 && testShare < 1, "testShare", "above 0 and below 1", testShare)
        .throwIfAny();
    requireUnits(dataset, 2);
    Strata classes = Strata.classes(dataset);
    Shuffle shuffle = new Shuffle(seed);
    int[] parts =
        group(dataset)
            .map(groups -> new GroupDeal(classes, groups, 1 - testShare, testShare).parts(shuffle))
            .orElseGet(() -> heldOut(classes, testShare, shuffle));
    Split split = split(dataset, parts, TEST);
    subject(dataset)
        .require(
            split.test().size() > 0,
            "test",
            "not empty",
            "no row",
            "more rows of each class, or a greater testShare")
        .throwIfAny();
    return split;
  }

  private static int[] heldOut(Strata classes, double testShare, Shuffle shuffle) {
    int[] sizes = classes.sizes();
    int[] left =
        Arrays.stream(sizes)
            .map(n -> n < 2 ? 0 : (int) Math.max(1, Math.min(n - 1, Math.round(testShare * n))))
            .toArray();
    int[] parts = new int[classes.size()];
    for (int row : shuffle.order(parts.length)) {
      int ofClass = classes.byRow()[row];
      parts[row] = left[ofClass]-- > 0 ? TEST : TRAIN;
    }
    return parts;
  }

  /**
   * Folds for cross-validation: each row is in the test of exactly one. The counts of a class, and
   * of all rows, differ by at most one from fold to fold, unless there are groups.
   *
   * @param dataset at least as many rows, or groups, as folds
   * @param folds how many, 2 or more
   * @param seed of the choice
   * @return one split a fold
   * @throws IllegalArgumentException if there are fewer rows or groups than folds, or if there are
   *     several classes but a fold would have just one of them to learn from
   */
  public static List<Split> kFold(Dataset dataset, int folds, long seed) {
    subject(dataset).require(folds >= 2, "folds", "at least 2", folds).throwIfAny();
    requireUnits(dataset, folds);
    Strata classes = Strata.classes(dataset);
    Shuffle shuffle = new Shuffle(seed);
    double[] shares = new double[folds];
    Arrays.fill(shares, 1.0 / folds);
    int[] parts =
        group(dataset)
            .map(groups -> new GroupDeal(classes, groups, shares).parts(shuffle))
            .orElseGet(() -> dealt(classes, folds, shuffle));
    requireClasses(dataset, classes, parts);
    List<Split> splits = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      splits.add(split(dataset, parts, fold));
    }
    return List.copyOf(splits);
  }

  /** Deals the rows class by class, like cards: where one class ends, the next goes on. */
  private static int[] dealt(Strata classes, int folds, Shuffle shuffle) {
    int[] next = new int[classes.count()];
    int[] sizes = classes.sizes();
    for (int i = 1; i < next.length; i++) {
      next[i] = (next[i - 1] + sizes[i - 1]) % folds;
    }
    int[] parts = new int[classes.size()];
    for (int row : shuffle.order(parts.length)) {
      int ofClass = classes.byRow()[row];
      parts[row] = next[ofClass];
      next[ofClass] = (next[ofClass] + 1) % folds;
    }
    return parts;
  }

  private static void requireClasses(Dataset dataset, Strata classes, int[] parts) {
    int[] sizes = classes.sizes();
    int[][] counts = new int[1 + Arrays.stream(parts).max().orElse(0)][sizes.length];
    for (int row = 0; row < parts.length; row++) {
      counts[parts[row]][classes.byRow()[row]]++;
    }
    for (int fold = 0; fold < counts.length && sizes.length > 1; fold++) {
      int[] inTest = counts[fold];
      long toLearn = IntStream.range(0, sizes.length).filter(c -> sizes[c] > inTest[c]).count();
      subject(dataset)
          .require(
              toLearn >= 2,
              "training rows of fold " + fold,
              "of two classes or more",
              "of " + toLearn,
              "fewer folds, more rows of each class, or other groups")
          .throwIfAny();
    }
  }

  /**
   * Splits by a list that says for each row where it belongs.
   *
   * @param dataset the rows
   * @param list a file of comma-separated values with the columns {@code row}, from 0, and {@code
   *     part}, which is {@code train} or {@code test}; each row of the dataset once
   * @return the split
   * @throws DataException if the list can't be read, has other columns, rows or parts, or leaves
   *     rows out; the message says where
   */
  public static Split byPart(Dataset dataset, Path list) {
    int[] parts = PartList.read(list, dataset.size());
    return split(dataset, parts, TEST);
  }

  /**
   * Folds for cross-validation several times over, each time dealt anew: as {@link #kFold} with
   * seeds drawn from the given one.
   *
   * @param dataset as there
   * @param folds as there
   * @param repeats how often, 1 or more
   * @param seed of the choice
   * @return folds x repeats splits, those of a repeat one after the other
   * @throws IllegalArgumentException as there, and if there is no repeat
   */
  public static List<Split> repeatedKFold(Dataset dataset, int folds, int repeats, long seed) {
    return repeated(dataset, repeats, seed, drawn -> kFold(dataset, folds, drawn));
  }

  /**
   * Several holdouts, each drawn anew from all rows: as {@link #holdout} with seeds drawn from the
   * given one. Their tests may have rows in common.
   *
   * @param dataset as there
   * @param testShare as there
   * @param repeats how often, 1 or more
   * @param seed of the choice
   * @return one split a repeat
   * @throws IllegalArgumentException as there, and if there is no repeat
   */
  public static List<Split> shuffleSplit(
      Dataset dataset, double testShare, int repeats, long seed) {
    return repeated(dataset, repeats, seed, drawn -> List.of(holdout(dataset, testShare, drawn)));
  }

  private static List<Split> repeated(
      Dataset dataset, int repeats, long seed, LongFunction<List<Split>> once) {
    subject(dataset).require(repeats >= 1, "repeats", "at least 1", repeats).throwIfAny();
    Shuffle seeds = new Shuffle(seed);
    List<Split> splits = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      splits.addAll(once.apply(seeds.seed()));
    }
    return List.copyOf(splits);
  }

  /**
   * One split a group: its rows are the test, all others train. Nothing is drawn.
   *
   * @param dataset has a column with {@link Role#GROUP} of two groups or more; a row without a
   *     group stands alone
   * @return the splits in the order in which the groups first come
   * @throws IllegalArgumentException if there is no such column or there are fewer groups
   */
  public static List<Split> leaveOneGroupOut(Dataset dataset) {
    Strata groups =
        group(dataset)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Split of '"
                            + dataset.name()
                            + "': group must be one of the columns, but none was chosen. Maybe"
                            + " dataset.as(\"name\", Role.GROUP)."));
    requireUnits(dataset, 2);
    return IntStream.range(0, groups.count())
        .mapToObj(group -> split(dataset, groups.byRow(), group))
        .toList();
  }

  /**
   * Holds the latest rows out for a test: no row to learn from is as late as the earliest row of
   * the test. Classes and groups are not looked at; nothing is drawn.
   *
   * @param dataset rows of two moments or more
   * @param field a column of times or numbers, missing nowhere
   * @param testShare the share of the rows to judge by, above 0 and below 1, rounded half up to
   *     rows, at least one; more rows if they are of the same moment as the earliest of these
   * @return the split
   * @throws IllegalArgumentException if the share is out of range, the column is missing or no
   *     time, or nothing would be left to learn from
   */
  public static Split timeHoldout(Dataset dataset, String field, double testShare) {
    subject(dataset)
        .require(testShare > 0 && testShare < 1, "testShare", "above 0 and below 1", testShare)
        .throwIfAny();
    return TimeOrder.of(dataset, field).holdout(testShare);
  }

  /**
   * Splits that go on in time: each tests on the rows that come next after those it learns from, as
   * the windows say.
   *
   * @param dataset rows of more moments than folds
   * @param field a column of times or numbers, missing nowhere
   * @param windows how many, how long and how far apart
   * @return one split a fold, the earliest first; rows keep their order on both sides
   * @throws IllegalArgumentException if the column is missing or no time, or if a fold would have
   *     nothing to learn from or to judge by
   */
  public static List<Split> overTime(Dataset dataset, String field, Windows windows) {
    return TimeOrder.of(dataset, field).folds(windows);
  }

  private static Split split(Dataset dataset, int[] parts, int test) {
    return new Split(dataset.rows(rows(parts, false, test)), dataset.rows(rows(parts, true, test)));
  }

  private static int[] rows(int[] parts, boolean inTest, int test) {
    return IntStream.range(0, parts.length).filter(row -> (parts[row] == test) == inTest).toArray();
  }

  private static Optional<Strata> group(Dataset dataset) {
    Optional<Field> field = dataset.schema().with(Role.GROUP);
    return field.map(group -> Strata.groups(dataset, group));
  }

  private static void requireUnits(Dataset dataset, int least) {
    Optional<Strata> groups = group(dataset);
    int units = groups.map(Strata::count).orElse(dataset.size());
    String name = groups.isPresent() ? "groups" : "rows";
    subject(dataset)
        .require(units >= least, name, "at least " + least, units, "fewer folds or more data")
        .throwIfAny();
  }

  static Problems subject(Dataset dataset) {
    return Problems.of("Split of '" + dataset.name() + "'");
  }
}
