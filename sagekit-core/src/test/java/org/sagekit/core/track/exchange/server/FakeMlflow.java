package org.sagekit.core.track.exchange.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagekit.core.internal.Json;

/**
 * A server that keeps MLflow's rules, by MLflow's {@code validation.py} and what a server of
 * version 3.17.2 was seen to answer.
 */
final class FakeMlflow implements AutoCloseable {
  private static final Pattern FILTER =
      Pattern.compile("tags\\.`sagekit\\.run` = '([^']*)' and attributes\\.start_time = (\\d+)");
  private static final String API = "/api/2.0/mlflow/";
  private static final String FILES = "/api/2.0/mlflow-artifacts/artifacts/";
  private final HttpServer server;
  private final Map<String, String> experiments = new HashMap<>();
  final Map<String, Run> runs = new TreeMap<>();
  final Map<String, byte[]> files = new TreeMap<>();
  final List<String> requests = new ArrayList<>();
  final List<String> authorizations = new ArrayList<>();
  final Deque<Canned> canned = new ArrayDeque<>();
  String artifactRoot = "mlflow-artifacts:/";
  int largestBody;
  String deletedExperiment = "";
  String history = "";

  /** An answer that is given once, whatever is asked. */
  record Canned(int status, Map<String, String> headers, String body) {}

  /** A run. */
  static final class Run {
    JsonObject info = new JsonObject();
    final Map<String, String> params = new TreeMap<>();
    final Map<String, String> tags = new TreeMap<>();
    final Map<String, List<JsonObject>> metrics = new TreeMap<>();
    final List<JsonObject> datasets = new ArrayList<>();

    String text(String field) {
      return info.get(field).getAsString();
    }
  }

  /** A request that is refused. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    Refused(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }
  }

  FakeMlflow() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  Run run(String name) {
    return runs.values().stream()
        .filter(run -> run.text("run_name").equals(name))
        .findAny()
        .orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      if (!canned.isEmpty()) {
        Canned answer = canned.remove();
        answer.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        send(exchange, answer.status, answer.body);
        return;
      }
      try {
        send(exchange, 200, Json.line(answer(exchange, body)));
      } catch (Refused e) {
        JsonObject error = new JsonObject();
        error.addProperty("error_code", e.code);
        error.addProperty("message", e.getMessage());
        send(exchange, e.status, Json.line(error));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Connection", "close"); // or each answer takes 40 ms
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonObject answer(HttpExchange exchange, byte[] bytes) {
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith(FILES)) {
      return put(path.substring(FILES.length()), bytes);
    }
    require(path.startsWith(API), "no such path: " + path);
    String call = exchange.getRequestMethod() + " " + path.substring(API.length());
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    if (exchange.getRequestMethod().equals("GET")) {
      return get(call, query);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    largestBody = Math.max(largestBody, bytes.length);
    require(bytes.length <= 1_000_000, "body too large");
    return post(call, Json.object("request", text));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private JsonObject put(String path, byte[] bytes) {
    require(!path.contains("#") && !path.contains("..") && !path.startsWith("/"), "Invalid path");
    files.put(path, bytes);
    return new JsonObject();
  }

  private JsonObject get(String call, Map<String, String> query) {
    return switch (call) {
      case "GET experiments/get-by-name" -> experiment(query.get("experiment_name"));
      case "GET runs/get" -> object("run", json(known(query.get("run_id"))));
      case "GET metrics/get-history" ->
          history.isEmpty() ? history(query) : Json.object("canned", history);
      default -> throw new Refused(404, "ENDPOINT_NOT_FOUND", call);
    };
  }

  private JsonObject experiment(String name) {
    if (!experiments.containsKey(name)) {
      throw new Refused(404, "RESOURCE_DOES_NOT_EXIST", "no experiment " + name);
    }
    JsonObject experiment = new JsonObject();
    experiment.addProperty("experiment_id", experiments.get(name));
    experiment.addProperty(
        "lifecycle_stage", name.equals(deletedExperiment) ? "deleted" : "active");
    return object("experiment", experiment);
  }

  /** Two points a page. */
  private JsonObject history(Map<String, String> query) {
    List<JsonObject> all =
        known(query.get("run_id")).metrics.getOrDefault(query.get("metric_key"), List.of());
    String token = query.getOrDefault("page_token", "");
    int from = token.isEmpty() ? 0 : Integer.parseInt(token);
    int to = Math.min(all.size(), from + 2);
    JsonObject answer = object("metrics", array(all.subList(from, to)));
    if (to < all.size()) {
      answer.addProperty("next_page_token", Integer.toString(to));
    }
    return answer;
  }

  private JsonObject post(String call, JsonObject body) {
    switch (call) {
      case "POST experiments/create" -> {
        String id = Integer.toString(experiments.size() + 1);
        experiments.put(text(body, "name"), id);
        JsonObject answer = new JsonObject();
        answer.addProperty("experiment_id", id);
        return answer;
      }
      case "POST runs/create" -> {
        return object("run", json(create(body)));
      }
      case "POST runs/search" -> {
        return search(body);
      }
      case "POST runs/log-batch" -> logBatch(known(text(body, "run_id")), body);
      case "POST runs/log-inputs" -> logInputs(known(text(body, "run_id")), body);
      case "POST runs/update" -> {
        JsonObject info = known(text(body, "run_id")).info;
        List.of("status", "end_time").stream()
            .filter(body::has)
            .forEach(name -> info.add(name, body.get(name)));
      }
      default -> throw new Refused(404, "ENDPOINT_NOT_FOUND", call);
    }
    return new JsonObject();
  }

  private Run create(JsonObject body) {
    Run run = new Run();
    String id = "server" + runs.size();
    run.info = body.deepCopy();
    run.info.addProperty("run_id", id);
    run.info.addProperty(
        "artifact_uri", artifactRoot + text(body, "experiment_id") + "/" + id + "/artifacts");
    run.info.addProperty("status", "RUNNING");
    pairs(body, "tags").forEach(run.tags::put);
    runs.put(id, run);
    return run;
  }

  private JsonObject search(JsonObject body) {
    Matcher filter = FILTER.matcher(text(body, "filter"));
    require(filter.matches(), "filter: " + text(body, "filter"));
    List<JsonObject> found =
        runs.values().stream()
            .filter(run -> filter.group(1).equals(run.tags.get("sagekit.run")))
            .filter(run -> run.text("start_time").equals(filter.group(2)))
            .filter(
                run ->
                    run.text("experiment_id")
                        .equals(body.getAsJsonArray("experiment_ids").get(0).getAsString()))
            .map(FakeMlflow::json)
            .toList();
    return found.isEmpty() ? new JsonObject() : object("runs", array(found));
  }

  private static void logBatch(Run run, JsonObject body) {
    Map<String, String> params = pairs(body, "params");
    Map<String, String> tags = pairs(body, "tags");
    List<JsonObject> metrics = Answers.objects(body, "metrics");
    require(params.size() <= 100 && tags.size() <= 100, "too many");
    require(params.size() + tags.size() + metrics.size() <= 1000, "too many in all");
    params.forEach(
        (key, value) -> {
          require(isKey(key) && value.length() <= 6000, "param " + key);
          require(value.equals(run.params.getOrDefault(key, value)), "changing param " + key);
        });
    tags.forEach((key, value) -> require(isKey(key) && value.length() <= 5000, "tag " + key));
    for (JsonObject metric : metrics) {
      require(isKey(text(metric, "key")), "metric");
      require(metric.get("timestamp").getAsLong() >= 0, "timestamp");
    }
    run.params.putAll(params);
    run.tags.putAll(tags);
    for (JsonObject point : metrics) {
      run.metrics.computeIfAbsent(text(point, "key"), key -> new ArrayList<>()).add(point);
    }
  }

  private static void logInputs(Run run, JsonObject body) {
    for (JsonElement input : body.getAsJsonArray("datasets")) {
      JsonObject dataset = input.getAsJsonObject().getAsJsonObject("dataset");
      require(text(dataset, "digest").length() <= 36, "digest");
      require(text(dataset, "name").length() <= 500, "name");
      run.datasets.add(input.getAsJsonObject());
    }
  }

  /** MLflow's {@code validate_param_and_metric_name} and {@code path_not_unique}, on Windows. */
  static boolean isKey(String key) {
    boolean legal =
        Pattern.compile("[/\\w.\\- ]*", Pattern.UNICODE_CHARACTER_CLASS).matcher(key).matches();
    boolean unique =
        !key.startsWith("..")
            && List.of(key.split("/", -1)).stream()
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    return legal && unique && key.length() <= 250;
  }

  private Run known(String id) {
    Run run = runs.get(id);
    if (run == null) {
      throw new Refused(404, "RESOURCE_DOES_NOT_EXIST", "no run " + id);
    }
    return run;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new Refused(400, "INVALID_PARAMETER_VALUE", message);
    }
  }

  private static JsonObject json(Run run) {
    JsonObject data = new JsonObject();
    data.add("params", pairs(run.params));
    data.add("tags", pairs(run.tags));
    data.add("metrics", array(run.metrics.values().stream().map(all -> all.get(0)).toList()));
    JsonObject json = object("info", run.info);
    json.add("data", data);
    json.add("inputs", object("dataset_inputs", array(run.datasets)));
    return json;
  }

  private static JsonArray pairs(Map<String, String> valueByKey) {
    JsonArray pairs = new JsonArray();
    valueByKey.forEach((key, value) -> pairs.add(Texts.pair(key, value)));
    return pairs;
  }

  private static Map<String, String> pairs(JsonObject body, String name) {
    Map<String, String> pairs = new TreeMap<>();
    for (JsonObject pair : Answers.objects(body, name)) {
      pairs.put(text(pair, "key"), text(pair, "value"));
    }
    return pairs;
  }

  private static JsonArray array(List<JsonObject> elements) {
    JsonArray array = new JsonArray();
    elements.forEach(array::add);
    return array;
  }

  private static JsonObject object(String name, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(name, value);
    return object;
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }
}
