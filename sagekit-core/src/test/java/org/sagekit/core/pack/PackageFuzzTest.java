package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.pack.PackageSamples.Sample;
import org.sagekit.core.pack.sign.PackageTrust;

/**
 * Damages packages in every layer. What is accepted has the content of a genuine package, byte for
 * byte, compressed as it may be. Only somebody who writes hashes that fit can make another package;
 * it says in all its parts what the value says that comes of it, has a manifest of its own, and is
 * refused by whoever trusts the key alone.
 */
class PackageFuzzTest {
  private static final int MANY = Integer.getInteger("sagekit.fuzz.packages", 1_000_000);
  private static final int FEW = 2_500;
  private static final long NANOS = 2_000_000_000L;
  private static final long BYTES = 256L << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final ModelPackages.Expectation ANYONE =
      ModelPackages.Expectation.within(PackageLimits.standard());
  private static final ModelPackages.Expectation TRUSTED =
      ANYONE.by(PackageTrust.of(PackageSamples.TRUSTED.verifyingKey()));

  private final List<Sample> samples = PackageSamples.all();
  private final Map<PackageDamage, int[]> counts = new EnumMap<>(PackageDamage.class);
  private long slowest;
  private long largest;

  @Test
  void takesNoDamagedPackageForAnother() {
    fuzz(FEW, 1);
    assertThat(counts.get(PackageDamage.RESEALED)[Kind.ANOTHER.ordinal()]).isPositive();
  }

  @Test
  @Tag("fuzz")
  void takesNoneOfManyDamagedPackagesForAnother() {
    fuzz(MANY, System.nanoTime());
    counts.forEach(
        (damage, count) ->
            System.out.printf(
                "%-21s %,9d refused %,7d unchanged %,7d another%n",
                damage, count[0], count[1], count[2]));
    System.out.println(
        "slowest " + slowest / 1_000_000 + " ms, largest " + (largest >> 20) + " MB");
  }

  /** What came of a file. */
  private enum Kind {
    REFUSED,
    UNCHANGED,
    ANOTHER
  }

  private void fuzz(int count, long seed) {
    Random random = new Random(seed);
    PackageDamage[] damages = PackageDamage.values();
    for (int i = 0; i < count; i++) {
      Sample sample = samples.get(random.nextInt(samples.size()));
      Sample other = samples.get(random.nextInt(samples.size()));
      PackageDamage damage = damages[random.nextInt(damages.length)];
      byte[] file = damage.of(sample, other, random);
      boolean trusted = random.nextBoolean();
      Kind kind = kind(file, trusted, "seed %s, case %s, %s".formatted(seed, i, damage));
      counts.computeIfAbsent(damage, none -> new int[Kind.values().length])[kind.ordinal()]++;
      if (kind == Kind.ANOTHER) {
        assertThat(damage.makesOthers() && !trusted).as("case %s, %s", i, damage).isTrue();
      }
    }
  }

  private Kind kind(byte[] file, boolean trusted, String what) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long start = THREADS.getCurrentThreadCpuTime();
    ModelPackage pack = null;
    try {
      pack = Archives.read(file, trusted ? TRUSTED : ANYONE);
    } catch (ModelFormatException e) {
      assertThat(e.getMessage()).as(what).isNotBlank().hasSizeLessThan(4000);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what + ": " + HexFormat.of().formatHex(file), e);
    }
    slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - start);
    largest = Math.max(largest, THREADS.getThreadAllocatedBytes(thread) - bytes);
    assertThat(slowest).as(what).isLessThan(NANOS);
    assertThat(largest).as(what).isLessThan(BYTES);
    return pack == null ? Kind.REFUSED : kind(pack, Archives.tar(file), what);
  }

  private Kind kind(ModelPackage pack, byte[] tar, String what) {
    byte[] said = Archives.tar(Archives.bytes(ModelPackages.fileOf(pack)));
    assertThat(Arrays.mismatch(said, tar)).as("says what it is: %s", what).isEqualTo(-1);
    boolean genuine = samples.stream().anyMatch(one -> Arrays.equals(one.tar(), tar));
    boolean settledAlike =
        samples.stream().anyMatch(one -> manifest(one).equals(pack.parts().get(0)));
    boolean signedByStranger =
        pack.signer().filter(PackageSamples.STRANGER.verifyingKey().id()::equals).isPresent();
    assertThat(genuine || !settledAlike || signedByStranger).as(what).isTrue();
    return genuine ? Kind.UNCHANGED : Kind.ANOTHER;
  }

  private static ModelPackage.Part manifest(Sample sample) {
    byte[] manifest = sample.parts().getOrDefault(Manifest.NAME, new byte[0]);
    return new ModelPackage.Part(
        Manifest.NAME, manifest.length, org.sagekit.api.Fingerprint.ofBytes(manifest));
  }
}
