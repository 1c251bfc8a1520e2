package org.sagekit.monitor.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.data.Column;
import org.sagekit.api.monitor.ColumnDistribution;
import org.sagekit.api.monitor.ColumnDistribution.Bin;

/** Both sides of a column in at most 20 bins, whatever the number of rows. */
final class Distributions {
  private static final int BINS = 20;

  private Distributions() {}

  /** Nothing if a side has no value. */
  static Optional<ColumnDistribution> of(ColumnPair pair, Levels levels) {
    boolean empty = pair.present() == 0 || pair.then().missing() == pair.then().size();
    if (empty) {
      return Optional.empty();
    }
    List<Bin> bins =
        switch (pair.then().type()) {
          case CATEGORICAL -> bins(levels);
          case TEXT ->
              bins(
                  ColumnPair.of(pair.field(), lengths(pair.then()), lengths(pair.now())),
                  " characters");
          default -> bins(pair, "");
        };
    return Optional.of(new ColumnDistribution(pair.name(), bins));
  }

  private static Column lengths(Column texts) {
    double[] lengths = new double[texts.size()];
    for (int row = 0; row < lengths.length; row++) {
      String text = texts.text(row);
      lengths[row] = text == null ? Double.NaN : text.length();
    }
    return Column.ofNumbers(lengths);
  }

  private static List<Bin> bins(Levels levels) {
    List<Map.Entry<String, Levels.Count>> ordered =
        levels.countByLevel().entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, Levels.Count> one) -> -one.getValue().then())
                    .thenComparingLong(one -> -one.getValue().now())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    Levels.Count sizes = sum(ordered);
    int named = ordered.size() <= BINS ? ordered.size() : BINS - 1;
    List<Bin> bins = new ArrayList<>();
    ordered.subList(0, named).forEach(one -> bins.add(bin(one.getKey(), one.getValue(), sizes)));
    if (named < ordered.size()) {
      List<Map.Entry<String, Levels.Count>> rest = ordered.subList(named, ordered.size());
      bins.add(bin(rest.size() + " others", sum(rest), sizes));
    }
    return bins;
  }

  private static Levels.Count sum(List<Map.Entry<String, Levels.Count>> levels) {
    return levels.stream()
        .map(Map.Entry::getValue)
        .reduce(new Levels.Count(0, 0), (a, b) -> a.and(b.then(), b.now()));
  }

  private static Bin bin(String label, Levels.Count count, Levels.Count sizes) {
    return new Bin(label, (double) count.then() / sizes.then(), (double) count.now() / sizes.now());
  }

  private static List<Bin> bins(ColumnPair pair, String unit) {
    Edges edges = Edges.of(pair, BINS);
    double[] then = shares(pair.then(), edges);
    double[] now = shares(pair.now(), edges);
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < then.length; bin++) {
      bins.add(new Bin(edges.label(bin) + unit, then[bin], now[bin]));
    }
    return bins;
  }

  private static double[] shares(Column column, Edges edges) {
    BinFinder finder = edges.finder();
    double[] shares = new double[edges.bins()];
    long present = 0;
    for (int row = 0; row < column.size(); row++) {
      double value = column.number(row);
      if (!Double.isNaN(value)) {
        shares[finder.binOf(value)]++;
        present++;
      }
    }
    for (int bin = 0; bin < shares.length; bin++) {
      shares[bin] /= present;
    }
    return shares;
  }
}
