package org.sagekit.core.train;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sagekit.api.Lineage;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Leaderboard;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.data.DataBytes;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;
import org.sagekit.core.internal.LineageForm;

/** How everything of a model but its graph is written. Metrics are written by name. */
final class HistoryForm {
  private static final String FORMAT = "history/2";

  private HistoryForm() {}

  static byte[] bytes(TrainedModel model) {
    Encoder out = new Encoder().text(FORMAT).text(model.name());
    out.blob(DataBytes.of(model.schema())).blob(DataBytes.of(model.profile()));
    write(out.text(model.trainer()), model.settings());
    write(out.big(model.seed()), model.evaluation());
    out.flag(model.leaderboard().isPresent());
    model.leaderboard().ifPresent(board -> write(out, board));
    LineageForm.write(out, model.lineage());
    return out.toBytes();
  }

  static TrainedModel read(ScoringGraph graph, byte[] bytes) {
    Decoder in = new Decoder("Model", bytes);
    String format = in.text();
    in.require(format.equals(FORMAT), "the end of '" + FORMAT + "'", "'" + format + "'");
    String name = in.text();
    Schema schema = DataBytes.schema(in.blob());
    Profile profile = DataBytes.profile(in.blob());
    String trainer = in.text();
    Settings settings = readSettings(in);
    long seed = in.big();
    Evaluation evaluation = readEvaluation(in);
    Optional<Leaderboard> leaderboard =
        in.flag() ? Optional.of(readLeaderboard(in)) : Optional.empty();
    Lineage lineage = LineageForm.read(in);
    in.end();
    return new TrainedModel(
        name, graph, schema, profile, trainer, settings, seed, evaluation, leaderboard, lineage);
  }

  private static void write(Encoder out, Settings settings) {
    out.list(
        settings.asMap().entrySet(), (to, entry) -> to.text(entry.getKey()).text(entry.getValue()));
  }

  private static Settings readSettings(Decoder in) {
    SortedMap<String, String> textByName = new TreeMap<>();
    int size = in.count(2 * Integer.BYTES);
    for (int i = 0; i < size; i++) {
      String name = in.text();
      boolean behind = textByName.isEmpty() || textByName.lastKey().compareTo(name) < 0;
      in.require(behind, "a name behind all before it", "'" + name + "'");
      textByName.put(name, in.text());
    }
    return Settings.of(textByName);
  }

  private static void write(Encoder out, Estimate estimate) {
    out.real(estimate.value()).real(estimate.low()).real(estimate.high());
  }

  private static Estimate readEstimate(Decoder in) {
    return new Estimate(in.real(), in.real(), in.real());
  }

  private static Metric readMetric(Decoder in) {
    String name = in.text();
    return in.valid(() -> Metric.valueOf(name));
  }

  private static void write(Encoder out, Evaluation evaluation) {
    out.number(evaluation.rows());
    out.list(
        evaluation.estimateByMetric().entrySet(),
        (to, entry) -> write(to.text(entry.getKey().name()), entry.getValue()));
  }

  private static Evaluation readEvaluation(Decoder in) {
    int rows = in.number(0, Integer.MAX_VALUE);
    Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
    int size = in.count(Integer.BYTES);
    for (int i = 0; i < size; i++) {
      Metric metric = readMetric(in);
      in.require(estimates.put(metric, readEstimate(in)) == null, "a new metric", metric);
    }
    return new Evaluation(rows, estimates);
  }

  private static void write(Encoder out, Leaderboard board) {
    out.text(board.metric().name()).list(board.entries(), HistoryForm::write);
  }

  private static void write(Encoder out, Leaderboard.Entry entry) {
    write(out.text(entry.name()).text(entry.trainer()), entry.settings());
    write(out, entry.score());
    out.text(entry.note());
  }

  private static Leaderboard readLeaderboard(Decoder in) {
    Metric metric = readMetric(in);
    List<Leaderboard.Entry> entries =
        in.list(
            from ->
                new Leaderboard.Entry(
                    from.text(), from.text(), readSettings(from), readEstimate(from), from.text()));
    return new Leaderboard(metric, entries);
  }
}
