package org.sagekit.core.track.exchange.mlflow;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.core.internal.Json;
import org.sagekit.core.track.exchange.ForeignFiles;
import org.sagekit.core.track.exchange.Names;
import org.sagekit.core.track.exchange.RunCopy;
import org.sagekit.core.track.exchange.Tally;

/**
 * The datasets and models that a run of MLflow has used or made. A dataset's fingerprint is its
 * digest if that is a SHA-256, else one of its name and digest; all that MLflow says of it, schema
 * and profile included, is kept as a file of the run.
 */
final class UsedValues {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private final ForeignFiles files;
  private final MlrunsFolder folder;
  private final Tally tally;

  UsedValues(ForeignFiles files, MlrunsFolder folder, Tally tally) {
    this.files = files;
    this.folder = folder;
    this.tally = tally;
  }

  void copy(RunFolder run, RunCopy copy) {
    for (Path input : files.folders(run.folder().resolve("inputs"))) {
      folder.meta(input).ifPresent(meta -> input(run, meta, copy));
    }
    for (Path output : files.folders(run.folder().resolve("outputs"))) {
      folder
          .meta(output)
          .flatMap(meta -> meta.text("source_id"))
          .ifPresent(id -> copy.output(model(run, id)));
    }
  }

  private void input(RunFolder run, MetaYaml input, RunCopy copy) {
    String id = input.text("source_id").orElse("");
    if (!Names.staysInside(id) || id.contains("/")) {
      tally.note("%s: an input names no source.".formatted(copy.subject()));
    } else if (input.text("source_type").map("MODEL"::equals).orElse(false)) {
      copy.input(model(run, id));
    } else {
      dataset(run, id, input, copy);
    }
  }

  private void dataset(RunFolder run, String id, MetaYaml input, RunCopy copy) {
    Optional<MetaYaml> found =
        folder.meta(run.experiment().folder().resolve("datasets").resolve(id));
    if (found.isEmpty()) {
      tally.note("%s: its dataset '%s' is not there.".formatted(copy.subject(), id));
      return;
    }
    MetaYaml meta = found.get();
    String name = meta.text("name").orElse(id);
    String digest = meta.text("digest").orElse("");
    copy.input(Lineage.of("dataset", Names.legal(name, id), fingerprint(name, digest)));
    JsonObject all = new JsonObject();
    meta.texts().forEach(all::addProperty);
    JsonObject tags = new JsonObject();
    input.map("tags").forEach(tags::addProperty);
    all.add("tags", tags);
    copy.artifact(
        "mlflow.inputs/" + id + ".json",
        Json.pretty(all).getBytes(StandardCharsets.UTF_8),
        "application/json");
  }

  private static Fingerprint fingerprint(String name, String digest) {
    return SHA256.matcher(digest).matches()
        ? new Fingerprint(digest)
        : Fingerprint.of("mlflow-dataset", name, digest);
  }

  private Lineage model(RunFolder run, String id) {
    Optional<String> name =
        Names.staysInside(id) && !id.contains("/")
            ? folder
                .meta(run.experiment().folder().resolve("models").resolve(id))
                .flatMap(meta -> meta.text("name"))
            : Optional.empty();
    return Lineage.of(
        "model", Names.legal(name.orElse(id), "model"), Fingerprint.of("mlflow-model", id));
  }
}
