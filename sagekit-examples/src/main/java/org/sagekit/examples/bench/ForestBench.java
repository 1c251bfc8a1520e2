package org.sagekit.examples.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sagekit.api.RunContext;
import org.sagekit.api.Stages;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.model.Tree;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.SageKit;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.data.Splits;
import org.sagekit.core.model.GraphCodec;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;
import org.sagekit.core.train.Trainers;

/**
 * Times a forest on a table, encoding included, and says how good and how large it is, a figure for
 * each run. Options: {@code --data FILE --target COLUMN --split FILE}, and {@code --task
 * classes|numbers --inputs any|levels --trainer NAME --trees N --runs N --set name=value,...}. The
 * runs have seeds 0, 1 and so on.
 */
public final class ForestBench {
  private final Map<String, String> options;

  private ForestBench(Map<String, String> options) {
    this.options = options;
  }

  public static void main(String[] args) throws Exception {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
    }
    new ForestBench(options).run(System.out);
  }

  private void run(PrintStream out) throws Exception {
    Split split = split();
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (int seed = 0; seed < Integer.parseInt(option("runs", "1")); seed++) {
      long cpu = cpu();
      long begun = System.nanoTime();
      ScoringGraph graph = trained(split.train(), seed);
      add(figures, "seconds", (System.nanoTime() - begun) / 1e9);
      add(figures, "cpu_seconds", (cpu() - cpu) / 1e9);
      add(figures, "nodes", nodes(graph));
      add(figures, "bytes", GraphCodec.bytes(graph).length);
      Predictions predictions = Scorers.of(graph).score(split.test());
      for (Metric metric : metrics(graph.task())) {
        add(figures, metric.label(), Evaluations.value(metric, predictions, split.test()));
      }
    }
    out.println(json(figures));
  }

  private static void add(Map<String, List<Double>> figures, String name, double value) {
    figures.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
  }

  private static List<Metric> metrics(Task task) {
    return switch (task) {
      case BINARY -> List.of(Metric.AUC, Metric.LOG_LOSS, Metric.ACCURACY);
      case MULTICLASS -> List.of(Metric.LOG_LOSS, Metric.ACCURACY);
      default -> List.of(Metric.RMSE);
    };
  }

  private String option(String name, String standard) {
    return options.getOrDefault(name, standard);
  }

  private Split split() {
    Dataset rows = Datasets.csv(Path.of(option("data", ""))).read();
    String target = option("target", "");
    boolean classes = option("task", "classes").equals("classes");
    if (option("inputs", "any").equals("levels")) {
      for (Field field : rows.schema().fields()) {
        rows = Datasets.retyped(rows, field.name(), FieldType.CATEGORICAL);
      }
    }
    rows =
        Datasets.retyped(rows, target, classes ? FieldType.CATEGORICAL : FieldType.NUMERIC)
            .as(target, Role.TARGET);
    return Splits.byPart(rows, Path.of(option("split", "")));
  }

  private ScoringGraph trained(Dataset rows, long seed) throws IOException {
    Path home = Files.createTempDirectory("bench");
    try (SageKit kit = SageKit.open(home, options -> options.seed(seed))) {
      Trainer trainer = trainer();
      return kit.run(
              Stages.of("train", (Dataset input, RunContext run) -> trainer.train(input, run)),
              rows)
          .output();
    } finally {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Trainer trainer() {
    Trainer trainer = Trainers.named(option("trainer", "random-forest"));
    List<String> settings = new ArrayList<>(List.of(option("set", "").split(",")));
    settings.add(options.containsKey("trees") ? "trees=" + options.get("trees") : "");
    for (String setting : settings) {
      if (!setting.isEmpty()) {
        String[] pair = setting.split("=", 2);
        for (Hyperparameter<?> handle : trainer.hyperparameters()) {
          trainer = handle.name().equals(pair[0]) ? with(trainer, handle, pair[1]) : trainer;
        }
      }
    }
    return trainer;
  }

  @SuppressWarnings("unchecked")
  private static Trainer with(Trainer trainer, Hyperparameter<?> handle, String text) {
    if (handle.standard() instanceof Integer) {
      return trainer.with((Hyperparameter<Integer>) handle, Integer.valueOf(text));
    }
    return handle.standard() instanceof Double
        ? trainer.with((Hyperparameter<Double>) handle, Double.valueOf(text))
        : trainer.with((Hyperparameter<String>) handle, text);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static String json(Map<String, List<Double>> figures) {
    return figures.entrySet().stream()
        .map(figure -> "\"" + figure.getKey() + "\": " + list(figure.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String list(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%.6f", value))
        .toList()
        .toString();
  }

  private static long nodes(ScoringGraph graph) {
    return graph.nodes().stream()
        .filter(Node.TreeEnsemble.class::isInstance)
        .flatMap(node -> ((Node.TreeEnsemble) node).trees().stream())
        .mapToLong(Tree::size)
        .sum();
  }
}
