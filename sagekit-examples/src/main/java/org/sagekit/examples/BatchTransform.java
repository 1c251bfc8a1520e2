package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sagekit.api.deploy.transform.JoinSource;
import org.sagekit.api.deploy.transform.RecordFormat;
import org.sagekit.api.deploy.transform.TransformReport;
import org.sagekit.api.deploy.transform.TransformedFile;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.TransformJob;
import org.sagekit.core.pack.ModelPackages;

/**
 * Scores files of any length by a model package, some rows at a time. Killed in the middle and run
 * again, it goes on where it was.
 */
public final class BatchTransform {
  private static final String JSON_LINES = "jsonl";
  private static final Cli CLI =
      Cli.of("BatchTransform", "scores files of any length by a model package")
          .option("package", "FILE", "a model.tar.gz; Training --package makes one")
          .option("data", "FILE", "the rows: a file, also .gz, or a folder of files")
          .option("out", "DIR", "where the predictions go, as <input>.out")
          .option("format", "csv|jsonl", "of the rows; csv by default, with a header")
          .flag("no-header", "the rows of csv have no header: their cells are the model's inputs")
          .option("accept", "csv|jsonl", "of the predictions; by default that of the rows")
          .option("input-filter", "PATH", "what of a row the model is given, such as '$[1:]'")
          .option("join", "none|input", "input puts the predictions beside the rows")
          .option("output-filter", "PATH", "what is written, such as '$[0,-1]'")
          .option("bad-rows", "N", "so many rows of a file may be bad; 0 by default")
          .flag("json", "prints one line of JSON only");

  private BatchTransform() {}

  public static void main(String[] args) {
    CLI.main(args, BatchTransform::run);
  }

  static TransformReport run(Arguments args, PrintStream out) throws Exception {
    ModelPackage model = ModelPackages.open(Path.of(args.required("package")));
    TransformJob job = job(args);
    try (Scratch scratch = Scratch.open()) {
      TransformReport report = scratch.kit().run(job, model).output();
      if (args.has("json")) {
        out.println(JsonLine.of(map(report)));
      } else {
        print(report, out);
      }
      return report;
    }
  }

  private static TransformJob job(Arguments args) {
    RecordFormat format = args.text("format").map(BatchTransform::format).orElse(RecordFormat.CSV);
    TransformJob.Builder job =
        TransformJob.named("transform", Path.of(args.required("data")))
            .output(Path.of(args.required("out")))
            .contentType(format)
            .accept(args.text("accept").map(BatchTransform::format).orElse(format))
            .join(args.constant("join", JoinSource.class).orElse(JoinSource.NONE))
            .badRows(args.number("bad-rows", 0));
    args.text("input-filter").ifPresent(job::inputFilter);
    args.text("output-filter").ifPresent(job::outputFilter);
    return (args.has("no-header") ? job.withoutHeader() : job).build();
  }

  private static RecordFormat format(String text) {
    if (!text.equals("csv") && !text.equals(JSON_LINES)) {
      throw new IllegalArgumentException(
          "BatchTransform: format must be csv or jsonl, but was '%s'.".formatted(text));
    }
    return text.equals(JSON_LINES) ? RecordFormat.JSON_LINES : RecordFormat.CSV;
  }

  private static void print(TransformReport report, PrintStream out) {
    for (TransformedFile file : report.files()) {
      out.printf(Locale.ROOT, "%s: %,d rows%n", file.input(), file.rows());
      if (file.earlier().rows() > 0) {
        out.printf(
            Locale.ROOT, "  went on after %,d rows of an earlier run%n", file.earlier().rows());
      }
      if (!file.earlier().discarded().isEmpty()) {
        out.println("  begun anew: " + file.earlier().discarded());
      }
      file.bad()
          .ifPresent(
              bad ->
                  out.printf(
                      Locale.ROOT, "  %,d bad rows, with reasons: %s%n", file.badRows(), bad));
      out.println("  " + file.output());
      out.println("  SHA-256 " + file.outputSha256());
    }
    double seconds = seconds(report);
    out.printf(
        Locale.ROOT,
        "%,d rows in %.1f s. Killed or stopped, the same command goes on where it was.%n",
        report.rows(),
        seconds);
  }

  private static double seconds(TransformReport report) {
    return report.took().toMillis() / 1e3;
  }

  private static Map<String, Object> map(TransformReport report) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rows", report.rows());
    map.put("badRows", report.badRows());
    map.put("seconds", seconds(report));
    List<Map<String, Object>> files = report.files().stream().map(BatchTransform::map).toList();
    map.put("files", files);
    return map;
  }

  private static Map<String, Object> map(TransformedFile file) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("input", file.input().toString());
    map.put("output", file.output().toString());
    map.put("sha256", file.outputSha256().hex());
    map.put("rows", file.rows());
    map.put("badRows", file.badRows());
    map.put("doneBefore", file.earlier().rows());
    return map;
  }
}
