package org.sagekit.core.deploy.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.model.Scorers;

class SerialLineTest {
  private static final int SEEDS = 150;

  /** A scorer as a predictor. */
  private record Answering(Scorer scorer) implements Predictor {
    @Override
    public String name() {
      return "answering";
    }

    @Override
    public List<Field> inputs() {
      return scorer.graph().inputs();
    }

    @Override
    public List<String> classes() {
      return scorer.graph().classes();
    }

    @Override
    public Inference invoke(Invocation invocation, Row row) {
      return inference(Predictions.of(classes(), scorer.score(row).toArray()));
    }

    @Override
    public Inference invoke(Invocation invocation, Dataset rows) {
      return inference(scorer.score(rows));
    }

    private static Inference inference(Predictions predictions) {
      return new Inference("only", Fingerprint.of("answering"), predictions);
    }
  }

  /** Twice the same model, so that the rows carry a step's columns, and a function between. */
  private static SerialLine line(ScoringGraph graph) {
    Predictor predictor = new Answering(Scorers.of(graph));
    List<SerialStep> steps =
        List.of(
            new SerialStep.Function("same", rows -> rows),
            new SerialStep.Model("first", predictor),
            new SerialStep.Model("second", predictor));
    return new SerialLine("line", steps, graph.inputs());
  }

  @Test
  void changesNoBitOfWhatTheModelSays() {
    for (long seed = 0; seed < SEEDS; seed++) {
      ScoringGraph graph = RandomGraphs.graphOfTexts(seed);
      Dataset rows = RandomGraphs.rows(seed, 30);
      double[] expected = Scorers.of(graph).score(rows).toArray();
      double[] many = line(graph).answer(Invocation.plain(), rows).predictions().toArray();
      assertThat(many).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void rowsAndDatasetsAgreeToTheBit() {
    for (long seed = 0; seed < SEEDS; seed++) {
      ScoringGraph graph = RandomGraphs.graphOfTexts(seed);
      Dataset rows = RandomGraphs.rows(seed, 30);
      SerialLine line = line(graph);
      Predictions many = line.answer(Invocation.plain(), rows).predictions();
      for (int row = 0; row < rows.size(); row++) {
        Predictions one = line.answer(Invocation.plain(), rows.row(row)).predictions();
        assertThat(one.get(0)).as("seed %s, row %s", seed, row).isEqualTo(many.get(row));
      }
    }
  }

  @Test
  void oneRowBecomesADatasetOfTheSameCells() {
    Dataset rows = RandomGraphs.rows(3, 200);
    Given given = new Given("Line", rows.schema().fields());
    Dataset all = given.of(rows);
    for (int row = 0; row < rows.size(); row++) {
      Dataset one = given.of(rows.row(row));
      List<String> texts = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (int field = 0; field < rows.schema().size(); field++) {
        texts.add(one.column(field).type() + " " + one.column(field).text(0));
        expected.add(all.column(field).type() + " " + all.column(field).text(row));
      }
      assertThat(texts).isEqualTo(expected);
    }
  }
}
