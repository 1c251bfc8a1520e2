package org.sagekit.core.track.exchange.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.core.internal.Json;
import org.sagekit.core.track.exchange.Tally;

/** Sends one run with all that belongs to it. For one thread. */
final class RunExport {
  static final String RUN = "sagekit.run";
  private static final String FILES = "sagekit.files";
  private static final String PARENT = "mlflow.parentRunId";
  private static final String NAME = "mlflow.runName";
  private static final int LONGEST_NAME = 250;
  private static final int LONGEST_DATASET = 500;
  private static final int LONGEST_DIGEST = 36;
  private final Tracker tracker;
  private final Rest rest;
  private final Tally tally;

  RunExport(Tracker tracker, Rest rest, Tally tally) {
    this.tracker = tracker;
    this.rest = rest;
    this.tally = tally;
  }

  /** The run on the server, if an earlier export made it. */
  Optional<ServerRun> find(TrackedRun run, String experiment) {
    return rest.find(experiment, RUN, run.id(), run.started().toEpochMilli());
  }

  /** Makes the run on the server, with what it is known by. */
  ServerRun make(TrackedRun run, String experiment) {
    JsonObject json = new JsonObject();
    json.addProperty("experiment_id", experiment);
    json.addProperty("run_name", cut(run.name(), LONGEST_NAME));
    json.addProperty("start_time", run.started().toEpochMilli());
    JsonArray tags = new JsonArray();
    tags.add(Texts.pair(RUN, run.id()));
    json.add("tags", tags);
    return rest.make(json);
  }

  /**
   * Sends what the server lacks.
   *
   * @param parent what the server calls the run that it is nested in
   */
  void send(TrackedRun run, ServerRun there, Optional<String> parent) {
    String subject = "Run '%s' (%s)".formatted(run.name(), run.id());
    Batch batch = new Batch(rest, there.id(), subject, tally);
    Texts texts = new Texts(there, batch, subject, tally);
    texts.params(run.params());
    texts.tags(tags(run, parent));
    MetricSeries series = new MetricSeries(tracker, rest, there, batch, tally);
    run.metrics()
        .keySet()
        .forEach(metric -> series.send(subject, run.id(), metric, texts.key(metric)));
    inputs(subject, run, there);
    files(subject, run, there, texts);
    batch.send();
    end(run, there);
  }

  private Map<String, String> tags(TrackedRun run, Optional<String> parent) {
    Map<String, String> tags = new TreeMap<>(run.tags());
    tags.remove(NAME); // the server sets it by the name
    tags.remove(PARENT); // of an imported run: what it was called elsewhere
    tags.putIfAbsent("mlflow.source.name", run.path());
    tags.putIfAbsent("mlflow.source.type", "LOCAL");
    parent.ifPresent(id -> tags.put(PARENT, id));
    tags.put("sagekit.name", run.name());
    tags.put("sagekit.kind", run.kind().name());
    tags.put("sagekit.path", run.path());
    tags.put("sagekit.status", run.status().name());
    run.reason().ifPresent(reason -> tags.put("sagekit.reason", reason));
    run.seed().ifPresent(seed -> tags.put("sagekit.seed", Long.toString(seed)));
    environment(run, tags);
    int number = 0;
    for (UsedValue value : tracker.values(run.id())) {
      if (value.direction() == UsedValue.Direction.OUTPUT) {
        tags.put("sagekit.output." + number++, form(value));
      }
    }
    return tags;
  }

  private void environment(TrackedRun run, Map<String, String> tags) {
    tracker
        .environment(run.id())
        .ifPresent(
            where -> {
              tags.put("sagekit.java", where.java());
              tags.put("sagekit.os", where.os());
              where.git().ifPresent(git -> tags.put("mlflow.source.git.commit", git.commit()));
            });
  }

  private static String form(UsedValue value) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", value.kind());
    json.addProperty("name", value.name());
    json.addProperty("sha256", value.fingerprint().hex());
    return Json.line(json);
  }

  private void inputs(String subject, TrackedRun run, ServerRun there) {
    for (UsedValue value : tracker.values(run.id())) {
      String digest = value.fingerprint().hex().substring(0, LONGEST_DIGEST);
      if (value.direction() == UsedValue.Direction.INPUT && !there.datasets().contains(digest)) {
        try {
          rest.logInputs(input(there, value, digest));
          tally.value();
        } catch (RefusedException e) {
          tally.note(
              "%s: its input '%s' was not sent: %s"
                  .formatted(subject, value.name(), e.getMessage()));
        }
      }
    }
  }

  private static JsonObject input(ServerRun there, UsedValue value, String digest) {
    JsonObject dataset = new JsonObject();
    dataset.addProperty("name", cut(value.name(), LONGEST_DATASET));
    dataset.addProperty("digest", digest);
    dataset.addProperty("source_type", "sagekit");
    dataset.addProperty("source", form(value));
    JsonObject input = new JsonObject();
    input.add("tags", new JsonArray());
    input.add("dataset", dataset);
    JsonArray datasets = new JsonArray();
    datasets.add(input);
    JsonObject request = new JsonObject();
    request.addProperty("run_id", there.id());
    request.add("datasets", datasets);
    return request;
  }

  private void files(String subject, TrackedRun run, ServerRun there, Texts texts) {
    List<Artifact> artifacts = tracker.artifacts(run.id());
    Optional<JsonObject> whole = texts.whole();
    if (artifacts.isEmpty() && whole.isEmpty()) {
      return;
    }
    String fingerprint = RunFiles.fingerprint(artifacts, whole);
    if (!fingerprint.equals(there.tags().get(FILES))) {
      boolean all = new RunFiles(tracker, rest, tally).send(subject, there, artifacts, texts);
      if (all) {
        texts.tags(Map.of(FILES, fingerprint));
      }
    }
  }

  private void end(TrackedRun run, ServerRun there) {
    JsonObject json = new JsonObject();
    json.addProperty("run_id", there.id());
    json.addProperty("status", status(run.status()));
    run.ended().ifPresent(end -> json.addProperty("end_time", end.toEpochMilli()));
    rest.update(json);
  }

  private static String status(Status status) {
    return switch (status) {
      case RUNNING -> "RUNNING";
      case COMPLETED -> "FINISHED";
      case FAILED -> "FAILED";
      case WAITING -> "SCHEDULED";
      case STOPPED -> "KILLED";
    };
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
