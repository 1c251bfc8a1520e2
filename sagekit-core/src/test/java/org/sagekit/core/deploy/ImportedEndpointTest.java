package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Pipeline;
import org.sagekit.api.PipelineRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.core.SageKit;
import org.sagekit.core.pack.ImportJob;
import org.sagekit.core.pack.ImportedFiles;
import org.sagekit.core.pack.ImportedModel;
import org.sagekit.core.pack.Imports;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.pack.boosters.Known;

/** From a file of another library to an endpoint in one line. */
class ImportedEndpointTest {
  @TempDir Path home;

  private void answersAsTheLibraryDoes(ImportedModel model, Known known, double tolerance) {
    Dataset rows = known.rows(model.graph());
    Pipeline<Dataset, Endpoint> line =
        ImportJob.named("risk", model)
            .build()
            .then(PackagingJob.named("pack").build())
            .then(DeploymentJob.named("serve").build());
    try (SageKit kit = SageKit.open(home.resolve("kit"))) {
      PipelineRun<Endpoint> run = kit.run(line, rows);
      Endpoint endpoint = run.output();
      for (int row = 0; row < rows.size(); row++) {
        assertThat(endpoint.predict(rows.row(row)).probability("1"))
            .isCloseTo(known.predictions().get(row)[0], offset(tolerance));
      }
      assertThat(endpoint.modelPackage().model().profile().rows()).isEqualTo(rows.size());
      assertThat(endpoint.modelPackage().model().profile().sample().size()).isPositive();
    }
  }

  @Test
  void answersAsXgboostDoes() {
    ImportedModel model = Imports.xgboost(ImportedFiles.in(home, "xgb-levels.json"));
    answersAsTheLibraryDoes(model, Known.of("xgb-levels"), Math.ulp(1f));
  }

  @Test
  void answersAsLightGbmDoes() {
    ImportedModel model = Imports.lightgbm(ImportedFiles.in(home, "lgb-levels.txt"));
    answersAsTheLibraryDoes(model, Known.of("lgb-levels"), 1e-12);
  }
}
