package org.sagekit.core.data.profile;

import org.sagekit.api.data.BooleanColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.DateTimeColumn;
import org.sagekit.api.data.Histogram;
import org.sagekit.api.data.IntegerColumn;
import org.sagekit.api.data.NumericColumn;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * What is known of numbers while they pass by: moments, ranks, bins, different ones, and how many
 * are whole. They are looked at in blocks of 256, whatever the calls in which they come, since a
 * loop over a block is several times faster than a call for each. For one thread.
 */
final class NumberSketch {
  static final int BLOCK = 256;
  private final double[] block = new double[BLOCK];
  private final Moments moments;
  private final KllSketch ranks;
  private final BinCounts bins;
  private final DistinctNumbers distinct;
  private int size;

  /** How many of the block all but the moments know already. */
  private int known;

  private long wholes;

  NumberSketch(KllSketch ranks, BinCounts bins) {
    this(new Moments(), ranks, bins, new DistinctNumbers());
  }

  private NumberSketch(Moments moments, KllSketch ranks, BinCounts bins, DistinctNumbers distinct) {
    this.moments = moments;
    this.ranks = ranks;
    this.bins = bins;
    this.distinct = distinct;
  }

  /** Adds a number unless it is NaN. */
  void add(double value) {
    block[size] = value;
    size += Double.isNaN(value) ? 0 : 1;
    if (size == BLOCK) {
      flush();
    }
  }

  /** Adds the numbers of a column; how many there were. */
  long add(Column column) {
    long before = count();
    switch (column.type()) { // one loop a class, so that no call in it is virtual
      case NUMERIC -> addAll((NumericColumn) column);
      case INTEGER -> addAll((IntegerColumn) column);
      case BOOLEAN -> addAll((BooleanColumn) column);
      default -> addAll((DateTimeColumn) column);
    }
    return count() - before;
  }

  private void addAll(NumericColumn column) {
    for (int row = 0; row < column.size(); row++) {
      add(column.number(row));
    }
  }

  private void addAll(IntegerColumn column) {
    for (int row = 0; row < column.size(); row++) {
      add(column.number(row));
    }
  }

  private void addAll(BooleanColumn column) {
    for (int row = 0; row < column.size(); row++) {
      add(column.number(row));
    }
  }

  private void addAll(DateTimeColumn column) {
    for (int row = 0; row < column.size(); row++) {
      add(column.number(row));
    }
  }

  private long count() {
    return moments.count() + size;
  }

  private void flush() {
    settle();
    moments.add(block, size);
    size = 0;
    known = 0;
  }

  /** Lets all but the moments, which depend on blocks, know what has come. */
  private void settle() {
    ranks.add(block, known, size);
    bins.add(block, known, size);
    distinct.add(block, known, size);
    for (int i = known; i < size; i++) {
      wholes += Math.rint(block[i]) == block[i] && Math.abs(block[i]) <= Double.MAX_VALUE ? 1 : 0;
    }
    known = size;
  }

  void merge(NumberSketch other) {
    flush();
    other.settle();
    moments.merge(other.moments());
    ranks.merge(other.ranks);
    bins.merge(other.bins);
    distinct.merge(other.distinct);
    wholes += other.wholes;
  }

  /** A copy. */
  Moments moments() {
    Moments all = moments.copy();
    all.add(block, size);
    return all;
  }

  KllSketch ranks() {
    settle();
    return ranks;
  }

  Histogram histogram() {
    settle();
    return bins.histogram();
  }

  long distinct() {
    settle();
    return distinct.count();
  }

  long wholes() {
    settle();
    return wholes;
  }

  void write(Encoder out) {
    settle();
    out.number(size);
    for (int i = 0; i < size; i++) {
      out.real(block[i]);
    }
    out.big(wholes);
    moments.write(out);
    ranks.write(out);
    bins.write(out);
    distinct.write(out);
  }

  static NumberSketch read(Decoder in) {
    double[] pending = new double[in.number(0, BLOCK - 1)];
    for (int i = 0; i < pending.length; i++) {
      pending[i] = in.real();
      in.require(!Double.isNaN(pending[i]), "a number", pending[i]);
    }
    long wholes = Counts.read(in);
    NumberSketch sketch =
        new NumberSketch(
            Moments.read(in), KllSketch.read(in), BinCounts.read(in), DistinctNumbers.read(in));
    in.require(
        sketch.moments.count() + pending.length == sketch.ranks.count(),
        "as many numbers as were ranked: " + sketch.ranks.count(),
        sketch.moments.count() + pending.length);
    System.arraycopy(pending, 0, sketch.block, 0, pending.length);
    sketch.size = pending.length;
    sketch.known = pending.length;
    sketch.wholes = wholes;
    return sketch;
  }
}
