package org.sagekit.core.deploy.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.deploy.transform.TransformReport;
import org.sagekit.core.deploy.Fixtures;

/** A transform whose process is killed again and again writes what an undisturbed one writes. */
class KilledTransformTest {
  private static final int SIGKILL = 128 + 9;
  @TempDir Path home;

  @Test
  void goesOnAfterThreeKills() throws Exception {
    killAndGoOn(30_000, 3, 20_000);
  }

  @Test
  @Tag("proof")
  void goesOnAfterTwentyKillsInAMillionRows() throws Exception {
    killAndGoOn(1_000_000, 20, 1 << 20);
  }

  private Path people(int rows) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    Path file = home.resolve("people.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,age,city\n");
      for (int i = 0; i < rows; i++) {
        String age = i % 997 == 5 ? "old" : Double.toString(random.nextDouble(0, 100));
        out.write(i + "," + age + (random.nextBoolean() ? ",Bonn\n" : ",\"Ulm\n\"\n"));
      }
    }
    return file;
  }

  private void killAndGoOn(int rows, int kills, long pace) throws Exception {
    Path people = people(rows);
    Path undisturbed = home.resolve("undisturbed");
    Path killed = home.resolve("killed");
    TransformReport expected = transform(people, undisturbed);
    long size = Files.size(people);
    long settled = 0;
    for (int kill = 1; kill <= kills; kill++) {
      try (TransformChild child = TransformChild.start(people, killed, pace)) {
        assertThat(child.workUntil(size * kill / (kills + 2))).as("kill %s", kill).isPositive();
        assertThat(child.goAndKill()).isEqualTo(SIGKILL);
      }
      assertThat(killed.resolve("people.csv.out")).doesNotExist();
      long now = settledRows(people, killed);
      assertThat(now).isGreaterThanOrEqualTo(settled);
      settled = now;
    }
    assertThat(settled).isGreaterThan(rows / 5);
    TransformReport report = transform(people, killed);
    assertThat(report.files().get(0).earlier().rows()).isGreaterThanOrEqualTo(settled);
    assertThat(report.fingerprint()).isEqualTo(expected.fingerprint());
    assertThat(report.rows() + report.badRows()).isEqualTo(rows);
    for (String name : new String[] {"people.csv.out", "people.csv.bad"}) {
      assertThat(Files.mismatch(killed.resolve(name), undisturbed.resolve(name))).isEqualTo(-1);
    }
  }

  private static long settledRows(Path people, Path output) throws IOException {
    Optional<Journal> journal = Journal.read(new Places(people, output).journal());
    return journal.map(known -> known.position().rows()).orElse(0L);
  }

  private TransformReport transform(Path people, Path output) {
    TransformPlan plan = Plans.of(people, output, 1 << 20, "$");
    return Transform.run(plan, Fixtures.modelPackage(), TestRun.at(home));
  }
}
