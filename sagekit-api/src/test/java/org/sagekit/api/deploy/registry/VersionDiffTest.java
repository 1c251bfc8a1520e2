package org.sagekit.api.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Settings;
import org.sagekit.api.Summary;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.registry.VersionDiff.Aspect;
import org.sagekit.api.deploy.registry.VersionDiff.Difference;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;

class VersionDiffTest {
  private static final Field AGE = Field.of("age", FieldType.NUMERIC);
  private static final Field CITY = Field.of("city", FieldType.CATEGORICAL);
  private static final Lineage ROWS = Lineage.of("dataset", "people", Fingerprint.of("rows"));

  private static ModelCard card(String trainer, Schema schema, double auc) {
    return new ModelCard(
        "income",
        Task.BINARY,
        trainer,
        Settings.empty().with(trainer.equals("linear") ? "l2" : "rounds", 1),
        42,
        schema,
        new Evaluation(100, Map.of(Metric.AUC, new Estimate(auc, auc - 0.01, auc + 0.01))),
        new Lineage("model", "income", Fingerprint.of(trainer), List.of(ROWS)));
  }

  /** A version without a registry. */
  private record Version(VersionId id, ModelCard card) implements ModelVersion {
    @Override
    public Fingerprint packageFingerprint() {
      return Fingerprint.of(id.toString());
    }

    @Override
    public String description() {
      return "the " + id;
    }

    @Override
    public Approval approval() {
      return new Approval(ApprovalStatus.APPROVED, new Reason("ada", "good enough"), Instant.EPOCH);
    }

    @Override
    public List<String> aliases() {
      return List.of("champion");
    }

    @Override
    public Instant registered() {
      return Instant.EPOCH;
    }

    @Override
    public ModelPackage modelPackage() {
      throw new UnsupportedOperationException();
    }
  }

  private static ModelVersion version(int number, ModelCard card) {
    return new Version(new VersionId("income", number), card);
  }

  @Test
  void nothingDiffersFromItself() {
    ModelVersion one = version(1, card("linear", Schema.of(AGE, CITY), 0.8));
    VersionDiff diff = VersionDiff.of(one, version(2, one.card()));
    assertThat(diff.differences()).isEmpty();
    assertThat(diff.summary().title()).isEqualTo("From income/1 to income/2");
    assertThat(diff.summary().parts()).containsExactly(new Summary.Note("Nothing differs."));
  }

  @Test
  void tellsWhatDiffersByAspect() {
    VersionDiff diff =
        VersionDiff.of(
            version(1, card("linear", Schema.of(AGE, CITY), 0.8)),
            version(2, card("xgboost", Schema.of(Field.of("age", FieldType.INTEGER)), 0.9)));
    assertThat(diff.differences())
        .containsExactly(
            new Difference(Aspect.MODEL, "trainer", "linear", "xgboost"),
            new Difference(Aspect.SCHEMA, "age", "NUMERIC FEATURE", "INTEGER FEATURE"),
            new Difference(Aspect.SCHEMA, "city", "CATEGORICAL FEATURE", ""),
            new Difference(Aspect.SETTINGS, "l2", "1", ""),
            new Difference(Aspect.SETTINGS, "rounds", "", "1"),
            new Difference(
                Aspect.METRICS, "auc", "0.8000 [0.7900, 0.8100]", "0.9000 [0.8900, 0.9100]"));
    assertThat(diff.summary().parts())
        .singleElement()
        .satisfies(table -> assertThat(((Summary.Table) table).rows()).hasSize(6));
  }

  @Test
  void seesAnotherOrderOfTheColumns() {
    VersionDiff diff =
        VersionDiff.of(
            version(1, card("linear", Schema.of(AGE, CITY), 0.8)),
            version(2, card("linear", Schema.of(CITY, AGE), 0.8)));
    assertThat(diff.differences())
        .containsExactly(
            new Difference(Aspect.SCHEMA, "order of the columns", "age, city", "city, age"));
  }

  @Test
  void aVersionSumsItselfUp() {
    Summary summary = version(3, card("linear", Schema.of(AGE), 0.8)).summary();
    assertThat(summary.title()).isEqualTo("Version 3 of 'income'");
    assertThat(summary.parts())
        .contains(
            new Summary.Note("Approved by ada on 1970-01-01T00:00:00Z: good enough."),
            new Summary.Note("Also called champion."),
            new Summary.Note("the income/3"));
  }

  @Test
  void whatIsDecidedShowsInTheFingerprint() {
    ModelVersion one = version(1, card("linear", Schema.of(AGE), 0.8));
    assertThat(one.fingerprint()).isEqualTo(version(1, one.card()).fingerprint());
    assertThat(one.fingerprint()).isNotEqualTo(version(2, one.card()).fingerprint());
  }

  @Test
  void decisionsLeadOnlyWhereSageMakersDo() {
    assertThat(ApprovalStatus.APPROVED.before())
        .containsExactly(ApprovalStatus.PENDING_MANUAL_APPROVAL, ApprovalStatus.REJECTED);
    assertThat(ApprovalStatus.REJECTED.before())
        .containsExactly(ApprovalStatus.PENDING_MANUAL_APPROVAL, ApprovalStatus.APPROVED);
    assertThat(ApprovalStatus.PENDING_MANUAL_APPROVAL.before()).isEmpty();
  }

  @Test
  void versionsAreOrderedByGroupAndNumber() {
    assertThat(new VersionId("a", 10)).isGreaterThan(new VersionId("a", 9));
    assertThat(new VersionId("b", 1)).isGreaterThan(new VersionId("a", 9));
    assertThat(new VersionId("income", 3)).hasToString("income/3");
  }
}
