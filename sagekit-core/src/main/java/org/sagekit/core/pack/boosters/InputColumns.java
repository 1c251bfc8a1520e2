package org.sagekit.core.pack.boosters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Select;
import org.sagekit.core.train.booster.BoosterColumns;

/**
 * What the trees of an imported model compare, as the first nodes of its graph: the features as
 * they are, behind them as numbered levels those that are asked for sets, and behind them, with a
 * missing value in place of zero, those of which a split takes zero for missing. For one thread.
 */
final class InputColumns implements BoosterColumns {
  /** LightGBM's kZeroThreshold: what is no further from 0 is zero. */
  static final double ZERO = 1e-35f;

  /** The sets of all splits together may have so many words of 64 bits. */
  private static final int MOST_WORDS = 4_000_000;

  private final ModelFile file;
  private final FeatureFields fields;
  private final CodeRule rule;
  private final SortedMap<Integer, LevelCurve> curves;
  private final List<Integer> leveled;
  private final List<Integer> zeroed;
  private int words;

  /**
   * Columns.
   *
   * @param fields the features
   * @param rule how levels are coded
   * @param codes of each feature that is asked for sets all codes of these sets
   * @param zeroed the features of which a split takes zero for missing
   */
  InputColumns(
      ModelFile file,
      FeatureFields fields,
      CodeRule rule,
      SortedMap<Integer, IntStream.Builder> codes,
      SortedSet<Integer> zeroed) {
    this.file = file;
    this.fields = fields;
    this.rule = rule;
    this.curves = new TreeMap<>();
    codes.forEach((feature, some) -> curves.put(feature, new LevelCurve(some.build())));
    this.leveled = List.copyOf(curves.keySet());
    this.zeroed = List.copyOf(zeroed);
  }

  /** The nodes; the last one has all columns. */
  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>(fields.inputs());
    int raw = add(nodes, new Node.Concat(IntStream.range(0, nodes.size()).boxed().toList()));
    List<Integer> parts = new ArrayList<>(List.of(raw));
    if (!leveled.isEmpty()) {
      parts.add(addLevels(nodes, raw));
    }
    if (!zeroed.isEmpty()) {
      parts.add(addZeroed(nodes, raw));
    }
    if (parts.size() > 1) {
      nodes.add(new Node.Concat(parts));
    }
    return nodes;
  }

  private static int add(List<Node> nodes, Node node) {
    nodes.add(node);
    return nodes.size() - 1;
  }

  private int addLevels(List<Node> nodes, int raw) {
    int chosen = add(nodes, new Select(raw, leveled));
    List<LevelCurve.Points> points = curves.values().stream().map(c -> c.points(rule)).toList();
    return add(
        nodes,
        new Interpolate(
            chosen,
            points.stream().map(LevelCurve.Points::xs).toList(),
            points.stream().map(LevelCurve.Points::ys).toList()));
  }

  /**
   * Adds infinity and takes it away where a number is zero, which makes NaN there and only there.
   */
  private int addZeroed(List<Node> nodes, int raw) {
    int chosen = add(nodes, new Select(raw, zeroed));
    double most = Double.MAX_VALUE;
    Doubles xs = Doubles.of(Math.nextDown(-ZERO), -ZERO, ZERO, Math.nextUp(ZERO));
    Doubles ys = Doubles.of(0, most, most, 0);
    int width = zeroed.size();
    int peak = add(nodes, new Interpolate(chosen, copies(width, xs), copies(width, ys)));
    int infinite =
        add(nodes, new Node.Scale(peak, repeated(width, 0), repeated(width, Float.MAX_VALUE)));
    return add(
        nodes, new Node.WeightedSum(List.of(chosen, infinite, infinite), Doubles.of(1, 1, -1)));
  }

  private static List<Doubles> copies(int count, Doubles values) {
    return Collections.nCopies(count, values);
  }

  private static Doubles repeated(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return Doubles.of(values);
  }

  @Override
  public int number(int feature) {
    return feature;
  }

  @Override
  public int level(int feature) {
    return fields.count() + Collections.binarySearch(leveled, feature);
  }

  /** Where a feature is with zero as missing. */
  int zeroed(int feature) {
    return fields.count() + leveled.size() + Collections.binarySearch(zeroed, feature);
  }

  @Override
  public long[] others(int feature, int[] codes) {
    long[] bits = those(feature, codes);
    int levels = curve(feature).size();
    for (int level = 0; level < levels; level++) {
      bits[level >> 6] ^= 1L << level;
    }
    return bits;
  }

  /** The levels of these codes, as the bits of their numbers. */
  long[] those(int feature, int[] codes) {
    LevelCurve curve = curve(feature);
    int size = (curve.size() + Long.SIZE - 1) / Long.SIZE;
    words += size;
    file.require(words <= MOST_WORDS, "sets of levels", "at most 256 million bits", "more");
    long[] bits = new long[size];
    for (int code : codes) {
      int level = curve.index(code);
      bits[level >> 6] |= 1L << level;
    }
    return bits;
  }

  private LevelCurve curve(int feature) {
    return Objects.requireNonNull(curves.get(feature), "curve");
  }
}
