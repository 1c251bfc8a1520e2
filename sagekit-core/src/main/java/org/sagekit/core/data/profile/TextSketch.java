package org.sagekit.core.data.profile;

import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.TextColumn;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * What is known of categories and texts while they pass by: the frequent ones, what they read as,
 * and their shapes. A category is looked at once in a batch, however often it occurs. For one
 * thread.
 */
final class TextSketch {
  final FrequentValues frequent;
  final TypeTally types;
  final TextTally shapes;

  TextSketch() {
    this(new FrequentValues(), new TypeTally(), new TextTally());
  }

  private TextSketch(FrequentValues frequent, TypeTally types, TextTally shapes) {
    this.frequent = frequent;
    this.types = types;
    this.shapes = shapes;
  }

  /** Adds texts; those that read as numbers are numbers, too. How many there were. */
  long add(TextColumn column, NumberSketch numbers) {
    long present = 0;
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (text != null) {
        numbers.add(add(text, 1).number(text));
        present++;
      }
    }
    return present;
  }

  /** Adds categories; those that read as numbers are numbers, too. How many there were. */
  long add(CategoricalColumn column, NumberSketch numbers) {
    LevelNumbers levels = new LevelNumbers(column);
    long[] present = new long[1];
    CategoryCounts.each(
        column,
        (level, times) -> {
          levels.set(level, add(column.levels().get(level), times));
          present[0] += times;
        });
    levels.addTo(numbers);
    return present[0];
  }

  private TextType add(String text, long times) {
    TextType type = TextType.of(text);
    types.add(type, times);
    frequent.add(text, times);
    shapes.add(text, times);
    return type;
  }

  void merge(TextSketch other) {
    frequent.merge(other.frequent);
    types.merge(other.types);
    shapes.merge(other.shapes);
  }

  void write(Encoder out) {
    frequent.write(out);
    types.write(out);
    shapes.write(out);
  }

  static TextSketch read(Decoder in) {
    return new TextSketch(FrequentValues.read(in), TypeTally.read(in), TextTally.read(in));
  }
}
