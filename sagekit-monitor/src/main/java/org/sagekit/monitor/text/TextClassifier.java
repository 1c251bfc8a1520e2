package org.sagekit.monitor.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.monitor.chance.HeldOut;
import org.sagekit.monitor.chance.Mixing;
import org.sagekit.monitor.chance.RowDraw;
import org.sagekit.monitor.chance.Separation;

/** See {@link org.sagekit.monitor.drift.DriftTests#textClassifier()}. */
public final class TextClassifier implements DriftTest {
  private static final int MOST = 10_000;
  private static final long SEED = 1961;

  @Override
  public String name() {
    return "text-classifier";
  }

  @Override
  public boolean fits(FieldType type) {
    return type == FieldType.TEXT;
  }

  @Override
  public DriftResult compare(Column reference, Column current) {
    List<String> then = present(reference);
    List<String> now = present(current);
    List<String> drawnThen = drawn(then, Math.max(MOST / 2, MOST - now.size()));
    List<String> drawnNow = drawn(now, Math.max(MOST / 2, MOST - then.size()));
    Separation found = judge(drawnThen, drawnNow);
    // Worse than a coin is no proof: without this, a column and itself would have one half.
    double pValue = found.area() > 0.5 ? found.pValue() : 1;
    return new DriftResult(name(), found.area(), pValue, found.effect());
  }

  private static Separation judge(List<String> then, List<String> now) {
    int[][] featuresByText =
        Stream.concat(then.stream(), now.stream()).map(TextFeatures::of).toArray(int[][]::new);
    return HeldOut.judge(
        IntStream.range(0, then.size()).toArray(),
        IntStream.range(then.size(), featuresByText.length).toArray(),
        (known, fresh, unseen, seed) ->
            NaiveBayes.learn(featuresByText, known, fresh).scores(featuresByText, unseen),
        SEED);
  }

  private static List<String> present(Column column) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** In an order that depends on the texts alone. */
  private static List<String> drawn(List<String> texts, int most) {
    long[] keys = texts.stream().mapToLong(Mixing::of).toArray();
    return IntStream.of(RowDraw.of(keys, most, SEED)).mapToObj(texts::get).toList();
  }
}
