package org.sagekit.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Verdict;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.pack.ImportJob;
import org.sagekit.core.pack.ImportedModel;
import org.sagekit.core.pack.Imports;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.pack.PackagingJob;

/**
 * Takes a model that was trained elsewhere, judges it by rows of one's own, and packs it like any
 * other. Without options it takes boosted trees of scikit-learn and the last rows of the Adult
 * sample, which they have not seen.
 */
public final class ImportOnnx {
  private static final String BUNDLED = "adult-sklearn.onnx";
  private static final int LEARNT = 6_000;
  private static final Cli CLI =
      Cli.of("ImportOnnx", "judges and packs a model that was trained elsewhere")
          .option(
              "model",
              "FILE",
              "ONNX (.onnx), XGBoost (.json, .ubj) or LightGBM (.txt); scikit-learn's by default")
          .option("data", "FILE", "rows to judge it by; 3,000 of Adult by default")
          .option("target", "COLUMN", "what it predicts; class by default")
          .option("fields", "A,B,..", "names of the inputs, if the file does not know them")
          .option("classes", "A,B,..", "names of the classes, if the file does not know them")
          .option("package", "FILE", "saves the package there, as .tar.gz");

  private ImportOnnx() {}

  public static void main(String[] args) {
    CLI.main(args, ImportOnnx::run);
  }

  static ModelPackage run(Arguments args, PrintStream out) throws Exception {
    ImportedModel imported = named(args.has("model") ? read(args) : bundled(), args);
    out.println(imported + ": " + imported.graph().task() + " " + imported.graph().classes());
    imported
        .graph()
        .inputs()
        .forEach(field -> out.printf("  %-11s %s%n", field.type(), field.name()));
    ImportJob job =
        ImportJob.named("imported", imported).target(args.text("target").orElse("class")).build();
    try (Scratch scratch = Scratch.open()) {
      PipelineRun<ModelPackage> run =
          scratch.kit().run(job.then(PackagingJob.named("pack").build()), rows(args));
      TrainedModel model = run.outputOf(job);
      out.printf("%nOn %,d rows:%n", model.evaluation().rows());
      model
          .evaluation()
          .estimateByMetric()
          .forEach((metric, estimate) -> out.printf("  %-18s %s%n", metric.label(), estimate));
      out.println();
      for (Verdict verdict : run.output().certificate().verdicts()) {
        out.printf(
            "  %-11s %-8s %s%n", verdict.target(), verdict.outcome().label(), verdict.said());
      }
      Optional<Path> place = args.path("package");
      return place.isPresent() ? ModelPackages.write(model, place.get()) : run.output();
    }
  }

  private static ImportedModel read(Arguments args) {
    Path file = Path.of(args.required("model"));
    String name = file.toString();
    if (name.endsWith(".onnx")) {
      return Imports.onnx(file);
    }
    return name.endsWith(".txt") ? Imports.lightgbm(file) : Imports.xgboost(file);
  }

  private static ImportedModel bundled() throws IOException {
    Path folder = Files.createTempDirectory("sagekit");
    Path file = folder.resolve(BUNDLED);
    try (InputStream in =
        Objects.requireNonNull(ImportOnnx.class.getResourceAsStream(BUNDLED), BUNDLED)) {
      Files.copy(in, file);
      return Imports.onnx(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static ImportedModel named(ImportedModel model, Arguments args) {
    ImportedModel fields =
        args.text("fields").map(names -> model.withFields(List.of(names.split(",")))).orElse(model);
    return args.text("classes")
        .map(names -> fields.withClasses(List.of(names.split(","))))
        .orElse(fields);
  }

  private static Dataset rows(Arguments args) throws IOException {
    if (args.has("data")) {
      return Datasets.read(Path.of(args.required("data")));
    }
    Dataset sample = AdultSample.read();
    return sample.rows(IntStream.range(LEARNT, sample.size()).toArray());
  }
}
