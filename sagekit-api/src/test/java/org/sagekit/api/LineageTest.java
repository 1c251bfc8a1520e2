package org.sagekit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineageTest {
  private final Lineage old = Lineage.of("dataset", "old", Fingerprint.of("old"));
  private final Lineage rows = new Lineage("dataset", "rows", Fingerprint.of("rows"), List.of(old));
  private final Lineage model = new Lineage("model", "m", Fingerprint.of("m"), List.of(rows));

  @Test
  void findsTheNearestOfAKind() {
    assertThat(model.nearest("dataset")).contains(rows);
    assertThat(model.nearest("model")).contains(model);
  }

  @Test
  void findsNothingWhereThereIsNone() {
    assertThat(model.nearest("votes")).isEmpty();
  }
}
