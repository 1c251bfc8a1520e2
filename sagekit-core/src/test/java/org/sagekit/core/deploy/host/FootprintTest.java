package org.sagekit.core.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.model.Node;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.model.GraphCodec;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.train.SomeModels;

class FootprintTest {
  @TempDir Path folder;

  @Test
  void growsWithTheGraphAsItIsWritten() {
    for (long seed = 0; seed < 20; seed++) {
      ModelPackage pack =
          ModelPackages.write(SomeModels.of(seed), folder.resolve(seed + ".tar.gz"));
      long written = GraphCodec.bytes(pack.graph()).length;
      boolean trees = pack.graph().nodes().stream().anyMatch(Node.TreeEnsemble.class::isInstance);
      long expected =
          trees ? (16 << 10) + 7 * written + (1 << 20) : (16 << 10) + 3 * written + (256 << 10);
      assertThat(Footprint.of(pack)).isEqualTo(expected);
    }
  }

  @Test
  void isTheSameForAPackageThatDoesNotTellItsParts() {
    ModelPackage pack = ModelPackages.write(SomeModels.of(1), folder.resolve("m.tar.gz"));
    ModelPackage bare =
        new ModelPackage(
            pack.file(), pack.fingerprint(), pack.model(), pack.certificate(), List.of());
    assertThat(Footprint.of(bare)).isEqualTo(Footprint.of(pack));
  }
}
