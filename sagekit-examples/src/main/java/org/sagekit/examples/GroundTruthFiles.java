package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.Aggregators;
import org.sagekit.core.label.LabelStudio;
import org.sagekit.core.label.Manifests;
import org.sagekit.core.label.exchange.Truths;
import org.sagekit.core.label.exchange.manifest.Manifest;
import org.sagekit.core.label.exchange.manifest.ManifestJob;

/**
 * Takes what workers answered in Ground Truth or Label Studio, finds the likely truth, and writes
 * it as Ground Truth would have: an augmented manifest.
 */
public final class GroundTruthFiles {
  private static final Cli CLI =
      Cli.of("GroundTruthFiles", "makes an augmented manifest of what workers answered")
          .option("manifest", "FILE", "what was labelled; texts of a sample by default")
          .option("responses", "FOLDER", "the output of a Ground Truth job; a crowd by default")
          .option("labelstudio", "FILE", "or an export of Label Studio")
          .option("tag", "NAME", "whose choices count in it")
          .option("tasks", "NAME", "the manifest's member that names the tasks; else their number")
          .option("attribute", "NAME", "what the label is called; 'label' by default")
          .option("method", "NAME", "dawid-skene by default")
          .option("out", "FILE", "the augmented manifest; a temporary file by default")
          .flag("json", "ends with one line of JSON");

  private GroundTruthFiles() {}

  public static void main(String[] args) {
    CLI.main(args, GroundTruthFiles::run);
  }

  static Manifest run(Arguments args, PrintStream out) throws Exception {
    Votes votes = votes(args);
    LabelAggregation aggregation =
        Aggregators.named(args.text("method").orElse("dawid-skene")).aggregate(votes);
    String attribute = args.text("attribute").orElse("label");
    Manifest labelled =
        manifest(args)
            .with(
                attribute,
                ManifestJob.named("labeling-job/" + attribute, Clock.systemUTC()),
                Truths.of(aggregation));
    Optional<Path> given = args.path("out");
    Path file = given.isPresent() ? given.get() : Files.createTempFile("output", ".manifest");
    labelled.write(file);
    tell(votes, Manifests.read(file), attribute, args.has("json"), out);
    if (given.isEmpty()) {
      Files.delete(file);
    }
    return labelled;
  }

  private static Votes votes(Arguments args) throws Exception {
    if (args.has("responses")) {
      return Manifests.workerResponses(Path.of(args.required("responses"))).votes();
    }
    return args.has("labelstudio")
        ? LabelStudio.read(Path.of(args.required("labelstudio"))).tag(args.required("tag")).votes()
        : Crowd.on(AdultSample.read(), "class", 7);
  }

  private static Manifest manifest(Arguments args) throws Exception {
    if (args.path("manifest").isEmpty()) {
      return texts(AdultSample.read()).tasksFrom("source");
    }
    Manifest manifest = Manifests.read(Path.of(args.required("manifest")));
    return args.text("tasks").map(manifest::tasksFrom).orElse(manifest);
  }

  /** The rows by their ids, for want of images. */
  private static Manifest texts(Dataset rows) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      texts.add(String.valueOf(rows.column("id").text(row)));
    }
    return Manifests.ofTexts(rows.name(), texts);
  }

  private static void tell(
      Votes votes, Manifest labelled, String attribute, boolean asJson, PrintStream out) {
    Map<String, Found<String>> labels = labelled.categories(attribute);
    double sure =
        labels.values().stream().mapToDouble(Found::confidence).average().orElse(Double.NaN);
    if (asJson) {
      out.println(
          JsonLine.of(
              Map.of(
                  "objects",
                  labelled.lines().size(),
                  "labelled",
                  labels.size(),
                  "confidence",
                  sure)));
      return;
    }
    out.println(votes + " of " + votes.workers().size() + " workers");
    out.println(labels.size() + " of " + labelled.lines().size() + " objects labelled, such as");
    labelled.lines().stream().limit(2).forEach(out::println);
  }
}
