package org.sagekit.core.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.DataWarning;
import org.sagekit.api.data.DataWarning.Kind;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Role;

/** Finds what a person should look at before a model learns from a dataset. */
final class DataWarnings {
  private static final double PERFECT = 0.99;
  private static final double COPY = 0.999;
  private static final double MOSTLY = 0.9;
  private static final int LEAST_ROWS = 30;
  private static final int TEXTS = 1_000;
  private final List<DataWarning> found = new ArrayList<>();
  private final Dataset dataset;
  private final Profile profile;

  private DataWarnings(Dataset dataset, Profile profile) {
    this.dataset = dataset;
    this.profile = profile;
  }

  /**
   * All warnings, the gravest first.
   *
   * @param sample some of the rows, for what is dear
   */
  static List<DataWarning> of(Dataset dataset, Profile profile, Dataset sample) {
    DataWarnings warnings = new DataWarnings(dataset, profile);
    if (dataset.size() > 0) {
      warnings.seeTarget(sample);
      warnings.seeColumns();
      warnings.seeTwins();
      warnings.seeRows();
    }
    warnings.found.sort(Comparator.comparing(DataWarning::kind));
    return List.copyOf(warnings.found);
  }

  private void warn(Kind kind, List<String> columns, String text) {
    found.add(new DataWarning(kind, columns, text));
  }

  private void seeTarget(Dataset sample) {
    Optional<Field> target = dataset.schema().with(Role.TARGET);
    if (target.isEmpty()) {
      return;
    }
    String name = target.get().name();
    LoneFeature lone = new LoneFeature(sample, name, sample.size());
    String measure = Strata.isClass(target.get()) ? "AUC" : "R\u00b2";
    for (Field feature : dataset.schema().features()) {
      Column column = sample.column(feature.name());
      OptionalDouble figure = lone.figure(column);
      if (isCopy(sample.column(name), column)) {
        warn(
            Kind.TARGET_COPY,
            List.of(feature.name()),
            "'%s' says nearly the same as the target '%s'. Drop it if it is known only when the target is."
                .formatted(feature.name(), name));
      } else if (figure.isPresent() && figure.getAsDouble() > PERFECT) {
        warn(
            Kind.LEAK,
            List.of(feature.name()),
            String.format(
                Locale.ROOT,
                "'%s' alone predicts the target '%s' nearly perfectly (%s %.3f on rows held out). Is it known before the target is?",
                feature.name(),
                name,
                measure,
                figure.getAsDouble()));
      }
    }
  }

  private static boolean isCopy(Column target, Column column) {
    if (target.type().isNumber() && target.type() != FieldType.BOOLEAN) {
      return column.type().isNumber() && Math.abs(straight(target, column)) > COPY;
    }
    int[] both =
        IntStream.range(0, target.size())
            .filter(row -> !target.isMissing(row) && !column.isMissing(row))
            .toArray();
    long equal =
        IntStream.of(both)
            .filter(row -> Objects.equals(target.text(row), column.text(row)))
            .count();
    return both.length >= LEAST_ROWS && equal > PERFECT * both.length;
  }

  private static double straight(Column target, Column column) {
    double[][] both = PairNumbers.both(numbers(target), numbers(column));
    return both[0].length < LEAST_ROWS ? 0 : PairNumbers.pearson(both[0], both[1]);
  }

  private static double[] numbers(Column column) {
    return IntStream.range(0, column.size())
        .mapToDouble(column::number)
        .map(v -> Double.isInfinite(v) ? Double.NaN : v)
        .toArray();
  }

  private void seeColumns() {
    for (ColumnProfile column : profile.columns()) {
      String name = column.field().name();
      if (column.distinct() == 0) {
        warn(Kind.CONSTANT, List.of(name), "'" + name + "' has no value at all. Drop it.");
      } else if (column.distinct() == 1 && column.missing() == 0) {
        String only = String.valueOf(dataset.column(name).text(0));
        warn(
            Kind.CONSTANT,
            List.of(name),
            "'" + name + "' is always " + CellTypes.brief(only) + ". Drop it.");
      } else if (column.missingShare() > MOSTLY) {
        warn(
            Kind.MOSTLY_MISSING,
            List.of(name),
            String.format(
                Locale.ROOT,
                "'%s' is missing in %.1f%% of the rows. Is that a value of its own?",
                name,
                100 * column.missingShare()));
      } else if (column.field().role() == Role.FEATURE && isIdLike(column)) {
        warn(
            Kind.ID_LIKE,
            List.of(name),
            "'%1$s' is different in every row, as if it named it. Maybe dataset.as(\"%1$s\", Role.ID)."
                .formatted(name));
      }
    }
  }

  private boolean isIdLike(ColumnProfile profiled) {
    FieldType type = profiled.field().type();
    long present = profiled.count() - profiled.missing();
    boolean names =
        type == FieldType.INTEGER || type == FieldType.CATEGORICAL || type == FieldType.TEXT;
    if (!names || present < LEAST_ROWS || profiled.distinct() < 0.97 * present) {
      return false;
    }
    Column column = dataset.column(profiled.field().name());
    boolean free =
        IntStream.range(0, Math.min(TEXTS, column.size()))
            .mapToObj(column::text)
            .anyMatch(text -> text != null && text.strip().indexOf(' ') >= 0);
    int[] keys = new RowKeys(List.of(profiled.field().name()), false).of(dataset);
    return !free
        && IntStream.of(keys).filter(key -> key != RowKeys.MISSING).distinct().count() == present;
  }

  /** Columns are compared in full only where their profiles agree. */
  private void seeTwins() {
    Map<Object, List<String>> namesByContent = new LinkedHashMap<>();
    Map<Object, List<ColumnProfile>> alike =
        profile.columns().stream()
            .filter(column -> column.distinct() > 1)
            .collect(
                Collectors.groupingBy(
                    DataWarnings::figures, LinkedHashMap::new, Collectors.toList()));
    for (List<ColumnProfile> columns : alike.values()) {
      for (ColumnProfile column : columns.size() < 2 ? List.<ColumnProfile>of() : columns) {
        Fingerprint.Digest digest = Fingerprint.digest().text(column.field().type().name());
        dataset.column(column.field().name()).addTo(digest);
        namesByContent
            .computeIfAbsent(digest.done(), key -> new ArrayList<>())
            .add(column.field().name());
      }
    }
    namesByContent.values().stream()
        .filter(names -> names.size() > 1)
        .forEach(
            names ->
                warn(
                    Kind.DUPLICATE,
                    names,
                    names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "))
                        + " have the same values in every row. Keep one."));
  }

  private static Object figures(ColumnProfile column) {
    return List.of(
        column.field().type(),
        column.missing(),
        column.distinct(),
        column.mean(),
        column.histogram(),
        column.countByValue());
  }

  private void seeRows() {
    long repeated = dataset.size() - RowHashes.distinct(dataset);
    if (repeated > 0) {
      warn(
          Kind.REPEATED_ROWS,
          List.of(),
          String.format(
              Locale.ROOT,
              "%,d of %,d rows repeat an earlier row in every column. In a split, copies on both sides flatter a model; Transforms.distinct(dataset) keeps one of each.",
              repeated,
              dataset.size()));
    }
  }
}
