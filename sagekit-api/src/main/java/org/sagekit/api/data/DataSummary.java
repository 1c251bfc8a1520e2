package org.sagekit.api.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Summary;

/** Profiles and reports of data as summaries. */
final class DataSummary {
  private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
  private static final int SHAPE = 12;
  private static final int TABLE = 50;
  private static final int CELL = 26;
  private static final int PATTERNS = 10;
  private static final int HEAT = 16;
  private static final int BARS = 8;
  private static final int DRAWN = 60;

  private DataSummary() {}

  static Summary of(Profile profile) {
    List<Summary.Part> parts = new ArrayList<>(List.of(size(profile)));
    parts.addAll(tables(profile));
    parts.addAll(ProfileTables.of(profile));
    return new Summary("Profile of '" + profile.sample().name() + "'", parts);
  }

  static Summary of(DataReport report) {
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(size(report.profile()));
    if (!report.warnings().isEmpty()) {
      parts.add(warnings(report.warnings()));
    }
    parts.addAll(tables(report.profile()));
    associations(report, parts);
    if (report.missing().stream().anyMatch(pattern -> !pattern.columns().isEmpty())) {
      parts.add(missing(report));
    }
    report.profile().columns().stream().limit(DRAWN).forEach(column -> shape(column, parts));
    if (report.profile().columns().size() > DRAWN) {
      parts.add(new Summary.Note("Only the first " + DRAWN + " columns are drawn."));
    }
    return new Summary("Data report of '" + report.name() + "'", parts);
  }

  private static Summary.Note size(Profile profile) {
    return new Summary.Note(
        String.format(
            Locale.ROOT, "%,d rows, %,d columns.", profile.rows(), profile.columns().size()));
  }

  private static Summary.Table warnings(List<DataWarning> warnings) {
    return new Summary.Table(
        List.of("warning", "what to look at"),
        warnings.stream()
            .map(w -> List.of(w.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), w.text()))
            .toList());
  }

  /** More rows than this a terminal would leave out. */
  private static List<Summary.Table> tables(Profile profile) {
    List<Summary.Table> tables = new ArrayList<>();
    List<ColumnProfile> columns = profile.columns();
    for (int from = 0; from < columns.size(); from += TABLE) {
      tables.add(
          new Summary.Table(
              List.of("column", "type", "missing %", "distinct", "shape", "values"),
              columns.subList(from, Math.min(columns.size(), from + TABLE)).stream()
                  .map(DataSummary::row)
                  .toList()));
    }
    return tables;
  }

  private static List<String> row(ColumnProfile column) {
    Field field = column.field();
    String role = field.role() == Role.FEATURE ? "" : ", " + lower(field.role());
    return List.of(
        field.name(),
        lower(field.type()) + role,
        String.format(Locale.ROOT, "%.1f", 100 * column.missingShare()),
        String.format(Locale.ROOT, "%,d", column.distinct()),
        line(column),
        values(column));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The histogram, or the counts of the most frequent values, as a line of blocks. */
  private static String line(ColumnProfile column) {
    List<Long> counts =
        column.histogram().counts().isEmpty() || !column.countByValue().isEmpty()
            ? column.countByValue().values().stream().limit(SHAPE).toList()
            : column.histogram().coarser(SHAPE).counts();
    long most = counts.stream().mapToLong(n -> n).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (long count : counts) {
      int height = (int) Math.ceil(8.0 * count / Math.max(1, most)) - 1;
      line.append(count == 0 ? ' ' : BLOCKS.charAt(Math.min(7, height)));
    }
    return line.toString();
  }

  private static String values(ColumnProfile column) {
    if (!column.countByValue().isEmpty()) {
      return first(column.countByValue().keySet());
    }
    if (column.count() == column.missing()) {
      return "-";
    }
    return figure(column, column.min())
        + " to "
        + figure(column, column.max())
        + ", median "
        + figure(column, column.quantiles().at(0.5));
  }

  /** The first of some values, as many as a cell has room for. */
  private static String first(Set<String> values) {
    StringBuilder text = new StringBuilder();
    for (String value : values) {
      if (text.length() > 0 && text.length() + value.length() > CELL - 4) {
        return text + ",\u00a0\u2026"; // never alone on a line
      }
      text.append(text.length() == 0 ? "" : ", ").append(value);
    }
    return text.length() <= CELL ? text.toString() : text.substring(0, CELL - 1) + "\u2026";
  }

  /** A value as people read it: a date, or four digits, more of whole numbers. */
  private static String figure(ColumnProfile column, double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (column.field().type() == FieldType.DATETIME) {
      String time = Instant.ofEpochMilli((long) value).toString();
      return time.endsWith("T00:00:00Z") ? time.substring(0, time.length() - 10) : time;
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return String.format(Locale.ROOT, Math.abs(value) < 1e4 ? "%.0f" : "%,.0f", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    boolean plain = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9;
    return plain ? rounded.toPlainString() : rounded.toString().toLowerCase(Locale.ROOT);
  }

  private static void associations(DataReport report, List<Summary.Part> parts) {
    List<Association> drawn =
        report.associations().stream()
            .filter(a -> a.measure() != Association.Measure.SPEARMAN)
            .sorted(Comparator.comparingDouble(a -> -Math.abs(a.value())))
            .toList();
    Set<String> names = new LinkedHashSet<>();
    target(report)
        .ifPresent(
            target ->
                drawn.stream()
                    .filter(a -> a.first().equals(target) || a.second().equals(target))
                    .limit(HEAT - 1L)
                    .forEach(a -> names.addAll(List.of(a.first(), a.second()))));
    for (Association one : names.isEmpty() ? drawn : List.<Association>of()) {
      if (names.size() < HEAT - 1) {
        names.addAll(List.of(one.first(), one.second()));
      }
    }
    if (names.size() >= 2) {
      List<String> ordered =
          report.profile().columns().stream()
              .map(c -> c.field().name())
              .filter(names::contains)
              .toList();
      parts.add(heat(ordered, drawn));
    }
  }

  private static Optional<String> target(DataReport report) {
    return report.profile().columns().stream()
        .map(ColumnProfile::field)
        .filter(field -> field.role() == Role.TARGET)
        .map(Field::name)
        .findFirst();
  }

  private static Summary.Heat heat(List<String> names, List<Association> drawn) {
    double[][] cells = new double[names.size()][names.size()];
    for (int i = 0; i < cells.length; i++) {
      Arrays.fill(cells[i], Double.NaN);
      cells[i][i] = 1;
    }
    for (Association one : drawn) {
      int i = names.indexOf(one.first());
      int j = names.indexOf(one.second());
      if (i >= 0 && j >= 0) {
        cells[i][j] = one.value();
        cells[j][i] = one.value();
      }
    }
    List<List<Double>> rows =
        Arrays.stream(cells).map(row -> Arrays.stream(row).boxed().toList()).toList();
    return new Summary.Heat(
        "How columns go together: Pearson's r of numbers, Cram\u00e9r's V of categories,"
            + " correlation ratio of both",
        names,
        rows);
  }

  private static Summary.Table missing(DataReport report) {
    return new Summary.Table(
        List.of("rows", "rows %", "missing together"),
        report.missing().stream()
            .limit(PATTERNS)
            .map(
                pattern ->
                    List.of(
                        String.format(Locale.ROOT, "%,d", pattern.rows()),
                        String.format(
                            Locale.ROOT, "%.1f", 100.0 * pattern.rows() / report.profile().rows()),
                        pattern.columns().isEmpty()
                            ? "nothing: these rows are complete"
                            : String.join(", ", pattern.columns())))
            .toList());
  }

  private static void shape(ColumnProfile column, List<Summary.Part> parts) {
    List<Summary.Bar> bars = new ArrayList<>();
    if (!column.countByValue().isEmpty()) {
      column.countByValue().entrySet().stream()
          .limit(BARS)
          .forEach(e -> bars.add(new Summary.Bar(e.getKey(), e.getValue(), false)));
    } else {
      Histogram bins = column.histogram().coarser(SHAPE);
      for (int bin = 0; bin < bins.counts().size(); bin++) {
        bars.add(new Summary.Bar(edge(column, bins, bin), bins.counts().get(bin), false));
      }
    }
    if (bars.size() > 1) {
      String most = column.countByValue().size() > BARS ? ", top " + BARS : "";
      parts.add(new Summary.Bars(column.field().name() + " (rows" + most + ")", bars));
    }
  }

  private static String edge(ColumnProfile column, Histogram bins, int bin) {
    String low = figure(column, bins.edge(bin));
    boolean one = bins.width() == 1 && column.field().type() == FieldType.INTEGER;
    return one ? low : "from " + low;
  }
}
