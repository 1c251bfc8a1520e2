package org.sagekit.core.data.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.data.Correlations;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * How the first columns of real or whole numbers go together, while rows pass by. Each pair is of
 * the rows that have both. Rows are looked at in blocks of 256, whatever the batches. For one
 * thread.
 */
final class CoMoments {
  private final List<String> names;
  private final int[] columns;
  private final NumberBlock[] blocks;
  private final NumberBlock[] both = {new NumberBlock(), new NumberBlock()};
  private final PairMoments[] pairs;
  private int size;

  CoMoments(Schema schema, int most) {
    List<Field> fields = schema.fields();
    columns =
        IntStream.range(0, fields.size())
            .filter(i -> isCorrelated(fields.get(i)))
            .limit(most)
            .toArray();
    names = IntStream.of(columns).mapToObj(i -> fields.get(i).name()).toList();
    blocks = IntStream.of(columns).mapToObj(i -> new NumberBlock()).toArray(NumberBlock[]::new);
    pairs =
        IntStream.range(0, columns.length * (columns.length - 1) / 2)
            .mapToObj(i -> new PairMoments())
            .toArray(PairMoments[]::new);
  }

  private static boolean isCorrelated(Field field) {
    return field.type() == FieldType.NUMERIC || field.type() == FieldType.INTEGER;
  }

  void add(Dataset batch) {
    for (int from = 0; from < batch.size() && pairs.length > 0; ) {
      int count = Math.min(NumberSketch.BLOCK - size, batch.size() - from);
      for (int i = 0; i < columns.length; i++) {
        blocks[i].fill(batch.column(columns[i]), from, count, size);
      }
      size += count;
      from += count;
      if (size == NumberSketch.BLOCK) {
        addTo(pairs);
        size = 0;
      }
    }
  }

  /** Joins the rows of the block to what is known. */
  private void addTo(PairMoments[] known) {
    for (NumberBlock block : blocks) {
      block.measure(size);
    }
    int pair = 0;
    for (int second = 1; second < blocks.length; second++) {
      for (int first = 0; first < second; first++) {
        known[pair++].merge(ofBlock(blocks[first], blocks[second]));
      }
    }
  }

  private PairMoments ofBlock(NumberBlock x, NumberBlock y) {
    if (!x.hasGaps && !y.hasGaps) {
      return moments(x, y, size);
    }
    return moments(both[0], both[1], NumberBlock.both(x, y, size, both));
  }

  private static PairMoments moments(NumberBlock x, NumberBlock y, int count) {
    PairMoments moments = new PairMoments();
    moments.setOrigins(x.origin, y.origin);
    moments.setMeans(count, x.shift, y.shift);
    moments.setSums(x.squares, y.squares, BlockSums.products(x.centred, y.centred, count));
    return moments;
  }

  void merge(CoMoments other) {
    addTo(pairs);
    size = 0;
    PairMoments[] others = other.settled();
    for (int i = 0; i < pairs.length; i++) {
      pairs[i].merge(others[i]);
    }
  }

  /** Copies that know the rows of the block, too. */
  private PairMoments[] settled() {
    PairMoments[] copies = new PairMoments[pairs.length];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = new PairMoments();
      copies[i].merge(pairs[i]);
    }
    addTo(copies);
    return copies;
  }

  Correlations correlations() {
    List<Double> coefficients = new ArrayList<>();
    List<Long> rows = new ArrayList<>();
    for (PairMoments pair : settled()) {
      coefficients.add(pair.correlation());
      rows.add(pair.count());
    }
    return pairs.length == 0 ? Correlations.NONE : new Correlations(names, coefficients, rows);
  }

  void write(Encoder out) {
    out.number(size);
    for (NumberBlock block : blocks) {
      for (int row = 0; row < size && pairs.length > 0; row++) {
        out.real(block.values[row]);
      }
    }
    for (PairMoments pair : pairs) {
      pair.write(out);
    }
  }

  static CoMoments read(Decoder in, Schema schema, int most) {
    int size = in.number(0, NumberSketch.BLOCK - 1);
    CoMoments moments = new CoMoments(schema, most);
    moments.size = size;
    for (NumberBlock block : moments.blocks) {
      for (int row = 0; row < size && moments.pairs.length > 0; row++) {
        block.values[row] = in.real();
      }
    }
    for (int i = 0; i < moments.pairs.length; i++) {
      moments.pairs[i] = PairMoments.read(in);
    }
    return moments;
  }
}
