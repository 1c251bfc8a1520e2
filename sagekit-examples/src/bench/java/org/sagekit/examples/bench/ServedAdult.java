package org.sagekit.examples.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.core.SageKit;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.core.train.XGBoost;
import org.sagekit.examples.Serve;

/**
 * The example {@code Serve} in a JVM of its own, with XGBoost's 200 trees of Adult's 14 columns.
 */
final class ServedAdult implements AutoCloseable {
  private static final String SAMPLE = "/org/sagekit/examples/adult-sample.csv.gz";
  private static final int REQUESTS = 2_000;

  private final Dataset people;

  /** In the order of the model. */
  private final List<String> inputs;

  private final Process server;
  private final BufferedReader said;
  private final InetSocketAddress address;

  ServedAdult(Path folder, String heap) throws IOException {
    people = people(folder);
    Path file = folder.resolve("model.tar.gz");
    train(folder, file);
    inputs = ModelPackages.open(file).model().inputs().stream().map(field -> field.name()).toList();
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                Serve.class.getName(),
                "--package",
                file.toString(),
                "--port",
                "0",
                "--workspace",
                folder.resolve("workspace").toString())
            .redirectError(folder.resolve("server.log").toFile())
            .start();
    said = server.inputReader(StandardCharsets.UTF_8);
    address = address(said);
  }

  private static Dataset people(Path folder) throws IOException {
    Path copy = folder.resolve("adult.csv.gz");
    try (InputStream in = Objects.requireNonNull(Serve.class.getResourceAsStream(SAMPLE), SAMPLE)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return Datasets.csv(copy).read().named("adult").without("id");
  }

  private void train(Path folder, Path file) {
    try (SageKit kit = SageKit.open(folder.resolve("training"))) {
      TrainingJob job =
          TrainingJob.named(
                  "income", Trainers.xgboost().with(XGBoost.ROUNDS, 200).with(XGBoost.MAX_DEPTH, 6))
              .target("class")
              .build();
      ModelPackages.write(kit.run(job, people).output(), file);
    }
  }

  private static InetSocketAddress address(BufferedReader said) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("Address")) {
        URI uri = URI.create(line.substring("Address".length()).strip());
        return new InetSocketAddress(uri.getHost(), uri.getPort());
      }
    }
    throw new IOException("ServedAdult: the server did not start.");
  }

  InetSocketAddress address() {
    return address;
  }

  /** The time that all processors have worked for the server. */
  Duration cpu() {
    return server.toHandle().info().totalCpuDuration().orElseThrow();
  }

  /** One row a request, in SageMaker's CSV or JSON. */
  byte[][] requests(boolean json) {
    byte[][] requests = new byte[REQUESTS][];
    for (int row = 0; row < REQUESTS; row++) {
      List<String> cells = new ArrayList<>();
      for (String input : inputs) {
        cells.add(cell(people.column(input), row, json));
      }
      String line = String.join(",", cells);
      requests[row] =
          json
              ? request("application/json", "{\"instances\":[{\"features\":[" + line + "]}]}")
              : request("text/csv", line);
    }
    return requests;
  }

  private static String cell(Column column, int row, boolean json) {
    String text = column.text(row);
    if (text == null) {
      return json ? "null" : "";
    }
    return json && !column.type().isNumber() ? "\"" + text + "\"" : text;
  }

  private static byte[] request(String type, String body) {
    return ("POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    try {
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    said.close();
  }
}
