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
  private static final int MOST_SAID = 4_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final PackageReader.Expectation ANYONE =
      PackageReader.Expectation.within(PackageLimits.standard());
  private static final PackageReader.Expectation TRUSTED =
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
      Kind kind = kind(file, trusted, new Case(seed, i, damage));
      counts.computeIfAbsent(damage, none -> new int[Kind.values().length])[kind.ordinal()]++;
      if (kind == Kind.ANOTHER && (trusted || !damage.makesOthers())) {
        throw new AssertionError(new Case(seed, i, damage) + " was accepted");
      }
    }
  }

  /** Which file, to be found again. */
  private record Case(long seed, int number, PackageDamage damage) {}

  private Kind kind(byte[] file, boolean trusted, Case which) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    ModelPackage pack = null;
    try {
      pack = Archives.read(file, trusted ? TRUSTED : ANYONE);
    } catch (ModelFormatException e) {
      if (e.getMessage().isBlank() || e.getMessage().length() > MOST_SAID) {
        throw new AssertionError(which + ": " + e.getMessage());
      }
    } catch (RuntimeException | Error e) {
      throw new AssertionError(which + ": " + HexFormat.of().formatHex(file), e);
    }
    slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - start);
    largest = Math.max(largest, THREADS.getCurrentThreadAllocatedBytes() - bytes);
    if (slowest > NANOS || largest > BYTES) {
      throw new AssertionError(which + ": " + slowest + " ns, " + largest + " bytes");
    }
    return pack == null ? Kind.REFUSED : kind(pack, Archives.tar(file), which);
  }

  private Kind kind(ModelPackage pack, byte[] tar, Case which) {
    byte[] said = Archives.tar(Archives.bytes(ModelPackages.fileOf(pack)));
    assertThat(Arrays.mismatch(said, tar)).as("says what it is: %s", which).isEqualTo(-1);
    boolean genuine = samples.stream().anyMatch(one -> Arrays.equals(one.tar(), tar));
    boolean settledAlike =
        samples.stream().anyMatch(one -> manifest(one).equals(pack.parts().get(0)));
    boolean signedByStranger =
        pack.signer().filter(PackageSamples.STRANGER.verifyingKey().id()::equals).isPresent();
    assertThat(genuine || !settledAlike || signedByStranger).as("%s", which).isTrue();
    return genuine ? Kind.UNCHANGED : Kind.ANOTHER;
  }

  private static ModelPackage.Part manifest(Sample sample) {
    byte[] manifest = sample.parts().getOrDefault(Manifest.NAME, new byte[0]);
    return new ModelPackage.Part(
        Manifest.NAME, manifest.length, org.sagekit.api.Fingerprint.ofBytes(manifest));
  }
}
