package org.sagekit.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.monitor.quality.ColumnConstraints;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.FileForm;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.api.monitor.violation.ViolationReport;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.deploy.CaptureFiles;
import org.sagekit.monitor.formats.ConstraintsFiles;
import org.sagekit.monitor.formats.ProfileStatistics;
import org.sagekit.monitor.formats.StatisticsFiles;
import org.sagekit.monitor.formats.ViolationsFiles;
import org.sagekit.monitor.quality.ConstraintSuggestion;
import org.sagekit.monitor.quality.QualityBaselines;

/**
 * Reads what Amazon SageMaker Model Monitor wrote, and writes what it would have written: the
 * statistics and constraints of a baseline. Without options it shows small files of its own.
 */
public final class SageMakerFiles {
  private static final Cli CLI =
      Cli.of("SageMakerFiles", "shows and makes the files of SageMaker Model Monitor")
          .option("statistics", "FILE", "shows a statistics.json")
          .option("constraints", "FILE", "shows a constraints.json")
          .option("violations", "FILE", "shows a constraint_violations.json of any kind")
          .option("capture", "FOLDER", "sums up a data capture, a folder or a file")
          .option("data", "FILE", "makes statistics and constraints of rows, such as a .csv")
          .option("write", "FOLDER", "writes what --data made")
          .flag("json", "ends with one line of JSON");

  private final MonitorTables tables;
  private final Map<String, Object> found = new LinkedHashMap<>();

  private SageMakerFiles(PrintStream out) {
    this.tables = new MonitorTables(out);
  }

  public static void main(String[] args) {
    CLI.main(args, SageMakerFiles::run);
  }

  /** What was found, by where. */
  static Map<String, Object> run(Arguments args, PrintStream out) throws IOException {
    if (args.has("write") && !args.has("data")) {
      throw new IllegalArgumentException(
          "SageMakerFiles: option '--data' must be given with '--write'. Maybe look at --help.");
    }
    SageMakerFiles files = new SageMakerFiles(out);
    if (List.of("statistics", "constraints", "violations", "capture", "data").stream()
        .noneMatch(args::has)) {
      files.story(out);
    } else {
      files.show(args);
    }
    if (args.has("json")) {
      out.println(JsonLine.of(files.found));
    }
    return files.found;
  }

  private void show(Arguments args) throws IOException {
    args.path("statistics").ifPresent(file -> show(name(file), StatisticsFiles.read(file)));
    args.path("constraints").ifPresent(file -> show(name(file), ConstraintsFiles.read(file)));
    args.path("violations").ifPresent(file -> show(name(file), ViolationsFiles.read(file)));
    args.path("capture").ifPresent(this::showCapture);
    if (args.has("data")) {
      Dataset rows = Datasets.read(Path.of(args.required("data")));
      Statistics statistics = ProfileStatistics.of(rows);
      Constraints constraints =
          QualityBaselines.of(rows, ConstraintSuggestion.modelMonitor()).constraints();
      show(rows.name(), statistics);
      show(rows.name(), constraints);
      if (args.has("write")) {
        Path folder = Files.createDirectories(Path.of(args.required("write")));
        StatisticsFiles.write(statistics, folder.resolve("statistics.json"));
        ConstraintsFiles.write(constraints, folder.resolve("constraints.json"));
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void show(String name, Statistics statistics) {
    tables.tell(name, statistics);
    String text = StatisticsFiles.text(statistics);
    Map<String, Object> figures = figures(statistics.form());
    figures.put("rows", statistics.rows());
    figures.put("features", statistics.columns().stream().map(ColumnStatistics::name).toList());
    figures.put("roundTripEqual", StatisticsFiles.parse(text).equals(statistics));
    found.put("statistics", figures);
  }

  private void show(String name, Constraints constraints) {
    tables.tell(name, constraints);
    String text = ConstraintsFiles.text(constraints);
    Map<String, Object> figures = figures(constraints.form());
    figures.put("features", constraints.columns().stream().map(ColumnConstraints::name).toList());
    figures.put("evaluated", constraints.settings().evaluates());
    figures.put("roundTripEqual", ConstraintsFiles.parse(text).equals(constraints));
    found.put("constraints", figures);
  }

  private void show(String name, ViolationReport report) {
    tables.tell(name, report);
    String text = ViolationsFiles.text(report);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("kind", MonitorTables.kind(report));
    figures.put("violations", report.size());
    figures.put("roundTripEqual", ViolationsFiles.parse(text).equals(report));
    found.put("violations", figures);
  }

  private static Map<String, Object> figures(FileForm form) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("version", form.written("/version").orElse("0.0").replace("\"", ""));
    return figures;
  }

  private void showCapture(Path place) {
    CaptureReading reading = CaptureFiles.of(place).skipDamaged().forEach(record -> {});
    tables.tell(name(place), reading);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("files", reading.files());
    figures.put("lines", reading.lines());
    figures.put("records", reading.records());
    figures.put("damaged", reading.damaged());
    found.put("capture", figures);
  }

  private void story(PrintStream out) throws IOException {
    out.println("What Model Monitor wrote when the baseline was made:\n");
    show("statistics.json", StatisticsFiles.parse(bundled("statistics.json")));
    show("constraints.json", ConstraintsFiles.parse(bundled("constraints.json")));
    out.println("And what it wrote when the rows of an hour were not like it:\n");
    show(
        "constraint_violations.json", ViolationsFiles.parse(bundled("constraint_violations.json")));
    out.println("SageKit reads these files, checks by them, and writes them. --help tells more.");
  }

  private static String bundled(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SageMakerFiles.class.getResourceAsStream("monitor/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
