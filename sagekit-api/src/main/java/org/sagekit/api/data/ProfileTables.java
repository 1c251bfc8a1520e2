package org.sagekit.api.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Summary;

/** What a summary of a profile says besides the table of its columns. */
final class ProfileTables {
  private static final int TEXTS = 50;
  private static final int PAIRS = 10;
  private static final int PATTERNS = 3;
  private static final double LEAST = 0.3;
  private static final double MOSTLY = 0.5;

  private ProfileTables() {}

  static List<Summary.Part> of(Profile profile) {
    List<Summary.Part> parts = new ArrayList<>();
    List<List<String>> texts =
        profile.columns().stream()
            .filter(column -> column.shape().isPresent())
            .limit(TEXTS)
            .map(column -> row(column, column.shape().orElseThrow()))
            .toList();
    if (!texts.isEmpty()) {
      parts.add(
          new Summary.Table(
              List.of("texts", "length", "blank %", "non-ASCII %", "read as", "patterns"), texts));
    }
    List<List<String>> pairs = pairs(profile.correlations());
    if (!pairs.isEmpty()) {
      parts.add(new Summary.Table(List.of("rise or fall together", "r", "rows"), pairs));
    }
    return parts;
  }

  private static List<String> row(ColumnProfile column, TextShape shape) {
    long present = column.present();
    return List.of(
        column.field().name(),
        shape.minLength() == shape.maxLength()
            ? "" + shape.minLength()
            : shape.minLength() + " to " + shape.maxLength(),
        percent(shape.blank(), present),
        percent(shape.nonAscii(), present),
        readAs(column.types()),
        String.join(", ", shape.countByPattern().keySet().stream().limit(PATTERNS).toList()));
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f", whole == 0 ? 0 : 100.0 * part / whole);
  }

  /** What most read as, and how many; a share that is not all is never shown as 100%. */
  private static String readAs(TypeCounts types) {
    if (types.share(InferredType.INTEGRAL) >= MOSTLY) {
      return share(types.share(InferredType.INTEGRAL)) + "whole numbers";
    }
    if (types.share(InferredType.FRACTIONAL) >= MOSTLY) {
      return share(types.share(InferredType.FRACTIONAL)) + "numbers";
    }
    return "text";
  }

  private static String share(double share) {
    double floored = Math.floor(1_000 * share) / 10;
    return share == 1 ? "" : String.format(Locale.ROOT, "%.1f%% ", floored);
  }

  private static List<List<String>> pairs(Correlations correlations) {
    return correlations.strongest(PAIRS).stream()
        .filter(pair -> Math.abs(pair.value()) >= LEAST)
        .map(
            pair ->
                List.of(
                    pair.first() + ", " + pair.second(),
                    String.format(Locale.ROOT, "%.2f", pair.value()),
                    String.format(Locale.ROOT, "%,d", pair.rows())))
        .toList();
  }
}
