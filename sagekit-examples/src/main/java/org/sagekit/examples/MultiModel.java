package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.deploy.HostedModel;
import org.sagekit.api.deploy.HostingMetrics;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.deploy.InferencePipeline;
import org.sagekit.core.deploy.MultiModelEndpoints;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;
import org.sagekit.core.train.XGBoost;

/**
 * A model for each level of education, served from a folder with memory for two of the three, and a
 * pipeline that tidies what it is given before one of them answers.
 */
public final class MultiModel {
  private static final Cli CLI =
      Cli.of(
              "MultiModel",
              "serves three models of which two fit into memory, then two steps in a row")
          .option("rows", "NUMBER", "how many rows are learnt from; 6000 by default");

  private static final List<String> GROUPS = List.of("school", "college", "degree");

  /** Each of these small models is taken to need a little more than a megabyte. */
  private static final long ROOM_FOR_TWO = 5L << 19;

  private static final List<String> REQUESTS =
      List.of("school", "college", "school", "degree", "school", "college", "college", "degree");

  private MultiModel() {}

  public static void main(String[] args) {
    CLI.main(args, MultiModel::run);
  }

  static HostingMetrics run(Arguments args, PrintStream out) throws Exception {
    Dataset people = AdultSample.read().first(args.number("rows", 6000));
    try (Scratch scratch = Scratch.open()) {
      Path folder = scratch.folder("models");
      for (String group : GROUPS) {
        train(group, people, folder, scratch);
      }
      try (MultiModelEndpoint endpoint =
          MultiModelEndpoints.named("income-by-education")
              .folder(folder)
              .cacheBytes(ROOM_FOR_TWO)
              .open()) {
        ask(endpoint, people, out);
        tidy(endpoint.model("school"), of("school", people), out);
        return endpoint.metrics();
      }
    }
  }

  private static Dataset of(String group, Dataset people) {
    return AdultSample.where(people, "education_num", text -> group.equals(groupOf(text)));
  }

  private static String groupOf(@Nullable String years) {
    int count = years == null ? 0 : Integer.parseInt(years);
    return count <= 9 ? "school" : count <= 12 ? "college" : "degree";
  }

  private static void train(String group, Dataset people, Path folder, Scratch scratch)
      throws Exception {
    Trainer small = Trainers.xgboost().with(XGBoost.ROUNDS, 30).with(XGBoost.MAX_DEPTH, 3);
    TrainingJob train = TrainingJob.named("train-" + group, small).target("class").build();
    Path file = folder.resolve(group + ".tar.gz");
    scratch
        .kit()
        .run(train.then(PackagingJob.named("pack-" + group).to(file).build()), of(group, people))
        .output();
  }

  private static void ask(MultiModelEndpoint endpoint, Dataset people, PrintStream out) {
    String line = "%-8s  %-6s  %6s  %5s  %5s  %9s  %s%n";
    out.printf(line, "asked", "answer", "sure", "loads", "hits", "evictions", "in memory");
    for (String group : REQUESTS) {
      Prediction said = say(endpoint.model(group), of(group, people).first(1));
      HostingMetrics metrics = endpoint.metrics();
      out.printf(
          line,
          group,
          said.label(),
          share(said.confidence()),
          metrics.loads(),
          metrics.hits(),
          metrics.evictions(),
          loaded(endpoint));
    }
    HostingMetrics metrics = endpoint.metrics();
    out.printf(
        Locale.ROOT, "%nmemory    %,d of %,d bytes%n%n", metrics.bytes(), metrics.mostBytes());
  }

  private static String loaded(MultiModelEndpoint endpoint) {
    return String.join(
        ", ",
        endpoint.models().stream().filter(HostedModel::loaded).map(HostedModel::name).toList());
  }

  private static Prediction say(Predictor predictor, Dataset row) {
    return predictor.invoke(Invocation.plain(), row.row(0)).predictions().get(0);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static void tidy(Predictor model, Dataset people, PrintStream out) {
    Predictor pipeline =
        InferencePipeline.named("tidy-income")
            .inputs(model.inputs())
            .function("tidy", rows -> texts(rows, String::strip))
            .model("income", model)
            .build();
    Dataset tidy = people.first(1);
    Dataset untidy = texts(tidy, text -> "  " + text + " ");
    out.printf("%-28s  %-6s  %6s%n", "one row", "answer", "sure");
    show("tidy, to the model", say(model, tidy), out);
    show("with blanks, to the model", say(model, untidy), out);
    show("with blanks, to the pipeline", say(pipeline, untidy), out);
  }

  private static void show(String what, Prediction said, PrintStream out) {
    out.printf("%-28s  %-6s  %6s%n", what, said.label(), share(said.confidence()));
  }

  /** Rows with another text in each cell that has one. */
  private static Dataset texts(Dataset rows, UnaryOperator<String> change) {
    Dataset changed = rows;
    for (Field field : rows.schema().fields()) {
      if (field.type() == FieldType.CATEGORICAL) {
        Column column = rows.column(field.name());
        List<@Nullable String> texts = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
          String text = column.text(row);
          texts.add(text == null ? null : change.apply(text));
        }
        changed = changed.with(field, Column.ofCategories(texts));
      }
    }
    return changed;
  }
}
