package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.Aggregators;

class AgreementTableTest {

  @Test
  void tellsTheCoefficientsAndWhatToLookAt() throws IOException {
    Votes votes = Crowd.on(AdultSample.read(), "class", 7);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AgreementTable.print(
        votes,
        Aggregators.dawidSkene().aggregate(votes),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("Agreement on simulated crowd", "krippendorff-alpha-nominal", "gwet-ac1")
        .containsPattern("worker-7 .* yes\\n")
        .contains("7 workers, 2 labels. ", "hardest tasks");
  }
}
