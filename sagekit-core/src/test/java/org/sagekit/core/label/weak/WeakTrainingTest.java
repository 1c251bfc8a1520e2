package org.sagekit.core.label.weak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.label.LabelForm;
import org.sagekit.api.label.weak.LabelingFunction;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** From functions over the label model to a model that learns from probabilities. */
class WeakTrainingTest {
  @TempDir Path folder;

  /** Mails, a fifth of them spam, whose words say more than the rules know. */
  private static Dataset mails(int count, long seed) {
    Random random = new Random(seed);
    List<@Nullable String> texts = new ArrayList<>();
    List<@Nullable String> truths = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      boolean spam = random.nextDouble() < 0.2;
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 8; word++) {
        boolean telling = random.nextDouble() < 0.4;
        String kind = telling ? spam ? "s" : "h" : "n";
        text.append(kind).append(random.nextInt(12)).append(' ');
      }
      texts.add(text.toString());
      truths.add(spam ? "spam" : "ham");
    }
    return Dataset.of(
        "mails",
        Schema.of(
            Field.of("text", FieldType.TEXT),
            new Field("truth", FieldType.CATEGORICAL, Role.TARGET)),
        List.of(Column.ofTexts(texts), Column.ofCategories(truths)));
  }

  /** Some know words of spam, others of ham, and some are wrong more often than right. */
  private static List<LabelingFunction> functions() {
    return List.of(
        LabelingFunctions.keyword("s", "spam", "text", "s0", "s1", "s2"),
        LabelingFunctions.keyword("t", "spam", "text", "s3", "s4", "n0"),
        LabelingFunctions.keyword("noise", "spam", "text", "n1", "n2", "n3"),
        LabelingFunctions.keyword("more noise", "spam", "text", "n4", "n5"),
        LabelingFunctions.keyword("h", "ham", "text", "h0", "h1"),
        LabelingFunctions.keyword("i", "ham", "text", "h2", "n6"));
  }

  private static Dataset checked(Dataset mails, int rows) {
    List<@Nullable String> labels = new ArrayList<>();
    for (int row = 0; row < mails.size(); row++) {
      labels.add(row < rows ? mails.target().text(row) : null);
    }
    return mails
        .without("truth")
        .with(new Field("gold", FieldType.CATEGORICAL, Role.IGNORED), Column.ofCategories(labels));
  }

  private Evaluation judged(WeakLabelingJob job, Dataset rows, Dataset test) throws Exception {
    TestRun run = TestRun.at(folder);
    TrainedModel model =
        TrainingJob.named("spam", Trainers.linear()).build().run(job.run(rows, run), run);
    return Evaluations.of(Scorers.of(model).score(test), test);
  }

  @Test
  void softLabelsTeachMoreThanTheMajoritysLabels() throws Exception {
    Dataset rows = checked(mails(2000, 1), 150);
    Dataset test = mails(2000, 2);
    WeakLabelingJob.Builder job =
        WeakLabelingJob.named("labels", functions()).gold("gold").target("truth");
    Evaluation soft = judged(job.build(), rows, test);
    Evaluation majority =
        judged(job.model(LabelModels.majority()).form(LabelForm.LIKELIEST).build(), rows, test);
    assertThat(soft.get(Metric.ACCURACY).value())
        .isGreaterThan(majority.get(Metric.ACCURACY).value() + 0.05);
    assertThat(soft.get(Metric.LOG_LOSS).value()).isLessThan(majority.get(Metric.LOG_LOSS).value());
  }
}
