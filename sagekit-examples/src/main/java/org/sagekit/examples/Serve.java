package org.sagekit.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.SageKit;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.deploy.MultiModelEndpoints;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.studio.serve.ModelServer;

/**
 * Serves a model package over HTTP until Ctrl-C: opens an endpoint, prints its address and a line
 * for curl with a row of the model's own. What it was asked is captured in the workspace.
 */
public final class Serve implements AutoCloseable {
  private static final Cli CLI =
      Cli.of("Serve", "serves a model package over HTTP until Ctrl-C")
          .option("package", "FILE", "a model.tar.gz; Training --package makes one")
          .option("models", "DIR", "serves its packages NAME.tar.gz at /models/NAME as well")
          .option("port", "N", "where to listen on this machine; 8080 by default, 0 for any")
          .option("name", "NAME", "of the endpoint; model by default")
          .option("workspace", "DIR", "where requests are captured; by default nowhere for good")
          .option("token", "SECRET", "asks every client for this bearer token")
          .option("tls", "FILE", "speaks TLS by the key of this PKCS12 file")
          .option("tls-password", "SECRET", "opens the PKCS12 file; empty by default");

  private static final Duration GRACE = Duration.ofSeconds(10);

  /** What was opened, the last one on top. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final ModelServer server;

  private Serve(Arguments args) throws Exception {
    ModelPackage pack = ModelPackages.open(Path.of(args.required("package")));
    try {
      String name = args.text("name").orElse("model");
      Endpoint endpoint = kit(args).run(DeploymentJob.named(name).build(), pack).output();
      ModelServer.Builder builder = builder(args, endpoint);
      args.path("models").ifPresent(folder -> builder.models(models(folder)));
      server = builder.build();
      open.push(() -> server.stop(GRACE));
      server.start();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  public static void main(String[] args) {
    CLI.main(args, Serve::run);
  }

  private static Integer run(Arguments args, PrintStream out) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    try (Serve serve = start(args, out)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(ended, main)));
      ended.await();
      out.println("Stopping.");
      return serve.server.address().getPort();
    }
  }

  /** Ctrl-C lets the main thread end everything in its order, and waits for it. */
  private static void awaitEnd(CountDownLatch ended, Thread main) {
    ended.countDown();
    try {
      main.join(GRACE.toMillis() + 5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Opens everything and tells how to ask. */
  static Serve start(Arguments args, PrintStream out) throws Exception {
    Serve serve = new Serve(args);
    ModelPackage pack = ModelPackages.open(Path.of(args.required("package")));
    out.println("Serving  " + pack.model());
    out.println("Address  " + serve.server.uri());
    out.println("Try      " + serve.curl(args, pack));
    out.println("Ctrl-C ends it.");
    out.flush();
    return serve;
  }

  ModelServer server() {
    return server;
  }

  private SageKit kit(Arguments args) throws IOException {
    if (args.has("workspace")) {
      SageKit kit = SageKit.open(Path.of(args.required("workspace")));
      open.push(kit);
      return kit;
    }
    Scratch scratch = Scratch.open();
    open.push(scratch);
    return scratch.kit();
  }

  private static ModelServer.Builder builder(Arguments args, Endpoint endpoint) {
    ModelServer.Builder builder =
        ModelServer.named(endpoint.name()).endpoints(endpoint).port(args.number("port", 8080));
    args.text("token").ifPresent(builder::token);
    args.path("tls").ifPresent(file -> builder.tls(file, args.text("tls-password").orElse("")));
    return builder;
  }

  private MultiModelEndpoint models(Path folder) {
    MultiModelEndpoint models = MultiModelEndpoints.named("models").folder(folder).open();
    open.push(models);
    return models;
  }

  private String curl(Arguments args, ModelPackage pack) {
    String token = args.has("token") ? " -H 'Authorization: Bearer TOKEN'" : "";
    String trust = args.has("tls") ? " -k" : "";
    return "curl%s %s/invocations%s -H 'Content-Type: application/json' -d '%s'"
        .formatted(trust, server.uri(), token, body(pack).replace("'", "'\\''"));
  }

  /** A row that the model has learnt from; one that its certificate holds if it kept none. */
  private static String body(ModelPackage pack) {
    Dataset sample = pack.model().profile().sample();
    boolean known = sample.size() > 0 && sample.schema().names().containsAll(names(pack));
    Dataset rows = known ? sample : pack.certificate().rows();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Field field : pack.model().inputs()) {
      values.put(field.name(), value(field, rows.row(0)));
    }
    return JsonLine.of(Map.of("instances", List.of(values)));
  }

  private static List<String> names(ModelPackage pack) {
    return pack.graph().inputs().stream().map(Field::name).toList();
  }

  private static @Nullable Object value(Field field, Row row) {
    int index = row.schema().indexOf(field.name());
    String text = row.text(index);
    if (text == null || field.type() == FieldType.BOOLEAN) {
      return text == null ? null : Boolean.valueOf(text);
    }
    if (field.type() == FieldType.INTEGER) {
      return Long.valueOf(text);
    }
    return field.type() == FieldType.NUMERIC ? (Object) row.number(index) : text;
  }

  /** Ends what was opened, the last one first. */
  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
