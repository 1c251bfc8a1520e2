package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.MonitoringReport;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.deploy.DeploymentJob;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.pack.ImportJob;
import org.sagekit.core.pack.Imports;
import org.sagekit.core.pack.PackagingJob;

/** A model that was trained elsewhere is watched by the rows that came with its import. */
class ImportedMonitoringTest {
  private static final String MODEL =
      """
      tree
      version=v4
      num_class=1
      num_tree_per_iteration=1
      label_index=0
      max_feature_idx=1
      objective=binary sigmoid:1
      feature_names=age debt

      Tree=0
      num_leaves=2
      num_cat=0
      split_feature=0
      threshold=0.5
      decision_type=2
      left_child=-1
      right_child=-2
      leaf_value=-1 1
      leaf_count=50 50
      internal_count=100
      is_linear=0
      shrinkage=1

      end of trees
      """;
  @TempDir Path home;

  private static Dataset rows(int seed, double shift) {
    Random random = new Random(seed);
    double[][] rows = new double[2_000][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new double[] {random.nextDouble(), random.nextGaussian() + shift};
    }
    return Datasets.ofArrays("people", rows, "age", "debt");
  }

  @Test
  void findsTheColumnThatDrifted() throws IOException {
    Path file = Files.writeString(home.resolve("model.txt"), MODEL);
    TestRun run = TestRun.at(home);
    var made = ImportJob.named("risk", Imports.lightgbm(file)).build().run(rows(1, 0), run);
    var pack = PackagingJob.named("pack").build().run(made, run);
    try (FileWorkspace workspace = FileWorkspace.open(home);
        Endpoint endpoint = DeploymentJob.named("risk").build().run(pack, TestRun.in(workspace))) {
      MonitoringReport report =
          MonitoringJob.named("drift").on(rows(2, 1)).build().run(endpoint, run);
      assertThat(report.columns().stream().filter(ColumnDrift::drifted))
          .extracting(ColumnDrift::column)
          .containsExactly("debt");
    }
  }
}
