package org.sagekit.core.track.exchange.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sagekit.api.SageKitException;

/** The calls of MLflow's REST interface 2.0 that an export needs. */
final class Rest {
  private static final String API = "/api/2.0/mlflow/";
  private static final String FILES = "/api/2.0/mlflow-artifacts/artifacts/";
  private static final int PAGE = 25_000;
  private static final long MOST_POINTS = 20_000_000;
  private final Http http;

  Rest(Http http) {
    this.http = http;
  }

  /**
   * The identity of an experiment, which is made if it is not there.
   *
   * @throws RefusedException if it is deleted there, or can't be called so
   */
  String experiment(String name) {
    return existing(name).orElseGet(() -> made(name));
  }

  private Optional<String> existing(String name) {
    try {
      JsonObject answer =
          http.get(API + "experiments/get-by-name", Map.of("experiment_name", name));
      JsonObject experiment = Answers.object(answer, "experiment");
      if (Answers.text(experiment, "lifecycle_stage").equals("deleted")) {
        throw new RefusedException(
            "the experiment '%s' is deleted there. Maybe restore it there".formatted(name), "");
      }
      return Optional.of(Answers.required(experiment, "experiment_id"));
    } catch (RefusedException e) {
      if (e.isAbsent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String made(String name) {
    try {
      JsonObject body = new JsonObject();
      body.addProperty("name", name);
      return Answers.required(http.post(API + "experiments/create", body), "experiment_id");
    } catch (RefusedException e) {
      if (e.isPresent()) {
        return existing(name).orElseThrow(() -> e);
      }
      throw e;
    }
  }

  /** The run of an experiment that has a tag and a time of begin. */
  Optional<ServerRun> find(String experiment, String tag, String value, long started) {
    JsonObject body = new JsonObject();
    JsonArray experiments = new JsonArray();
    experiments.add(experiment);
    body.add("experiment_ids", experiments);
    body.addProperty(
        "filter", "tags.`%s` = '%s' and attributes.start_time = %s".formatted(tag, value, started));
    body.addProperty("max_results", 1);
    List<JsonObject> runs = Answers.objects(http.post(API + "runs/search", body), "runs");
    return runs.stream()
        .findFirst()
        .map(run -> run(Answers.required(Answers.object(run, "info"), "run_id")));
  }

  /** A run with all that is said of it. */
  private ServerRun run(String id) {
    JsonObject answer = http.get(API + "runs/get", Map.of("run_id", id));
    return ServerRun.of(Answers.object(answer, "run"));
  }

  /** Makes a run. */
  ServerRun make(JsonObject run) {
    return ServerRun.of(Answers.object(http.post(API + "runs/create", run), "run"));
  }

  void logBatch(JsonObject batch) {
    http.post(API + "runs/log-batch", batch);
  }

  void logInputs(JsonObject inputs) {
    http.post(API + "runs/log-inputs", inputs);
  }

  void update(JsonObject run) {
    http.post(API + "runs/update", run);
  }

  /** The points of a metric, in any order. A server must not go on for ever. */
  void history(String run, String metric, Consumer<JsonObject> each) {
    String token = "";
    long points = 0;
    do {
      Map<String, String> query =
          Map.of(
              "run_id", run,
              "metric_key", metric,
              "max_results", Integer.toString(PAGE),
              "page_token", token);
      JsonObject answer = http.get(API + "metrics/get-history", query);
      List<JsonObject> page = Answers.objects(answer, "metrics");
      page.forEach(each);
      points += page.size();
      if (points > MOST_POINTS) {
        throw new SageKitException(
            "MLflow server: metric '%s' must have at most %s points there."
                .formatted(metric, MOST_POINTS));
      }
      token = page.isEmpty() ? "" : Answers.text(answer, "next_page_token");
    } while (!token.isEmpty());
  }

  /** Puts a file under a path whose parts are joined by {@code /}. */
  void put(String path, Path file) {
    String encoded =
        Arrays.stream(path.split("/", -1))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    http.put(FILES + encoded, file);
  }
}
