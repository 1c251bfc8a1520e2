package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.Mutations;
import org.sagekit.core.train.SomeModels;

/** No damage is taken for a model, and none does harm. */
class DamageTest {
  private final TrainedModel model = SomeModels.of(1);
  private final byte[] file = Archives.bytes(PackageFile.of(PackageContent.of(model)));

  @Test
  void findsEveryFlippedBitThatMatters() {
    flip(2_000, 1);
  }

  @Test
  @Tag("proof")
  void findsEveryFlippedBitOfManyThatMatters() {
    flip(100_000, 2);
  }

  /**
   * A flip may hit the few bits that fill the last byte of the compressed data: nothing changes.
   */
  private void flip(int times, long seed) {
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < times; i++) {
      byte[] flipped = file.clone();
      flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      accepted += isAccepted(flipped, "flip " + i) ? 1 : 0;
    }
    assertThat(accepted).isLessThan(times / 100);
  }

  @Test
  void findsEveryFlippedByteOfTheContent() throws IOException {
    byte[] tar =
        new GzipReader(new Subject("x"), new ByteArrayInputStream(file), 1 << 20).readAllBytes();
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] flipped = tar.clone();
      flipped[random.nextInt(tar.length)] ^= (byte) (1 + random.nextInt(255));
      assertThat(isAccepted(Archives.gzip(flipped), "byte " + i)).isFalse();
    }
  }

  @Test
  void findsEveryFlippedByteOfASignedPackageWithExports() {
    PackageContent content = PackageSamples.content(model, PackageSamples.exports(model));
    byte[] signed = Archives.bytes(PackageFile.of(content).signed(PackageSamples.TRUSTED));
    byte[] tar = Archives.tar(signed);
    Random random = new Random(6);
    for (int i = 0; i < 300; i++) {
      byte[] flipped = tar.clone();
      flipped[random.nextInt(tar.length)] ^= (byte) (1 + random.nextInt(255));
      assertThat(isAccepted(Archives.gzip(flipped), "byte " + i)).isFalse();
    }
  }

  @Test
  void findsWhereverAFileWasCut() {
    for (int percent = 0; percent < 100; percent++) {
      byte[] cut = Arrays.copyOf(file, (int) ((long) file.length * percent / 100));
      assertThat(isAccepted(cut, percent + " %")).isFalse();
    }
  }

  @Test
  void findsAManifestThatSaysAnythingElse() {
    Random random = new Random(4);
    byte[] manifest = Archives.manifest(model, Archives.parts(file));
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Mutations.damage(manifest, random);
      if (!Arrays.equals(damaged, manifest)) {
        assertThat(isAccepted(withManifest(damaged), "manifest " + i)).isFalse();
      }
    }
  }

  /** Damage behind correct hashes: only the forms of the parts can find it. */
  @Test
  void bearsDamagedPartsWhoseHashesAreRight() {
    resealed(200, 5);
  }

  @Test
  @Tag("fuzz")
  void bearsManyDamagedPartsWhoseHashesAreRight() {
    resealed(200_000, System.nanoTime());
  }

  private void resealed(int times, long seed) {
    Random random = new Random(seed);
    Map<String, byte[]> parts = Archives.parts(file);
    for (int i = 0; i < times; i++) {
      String name = random.nextBoolean() ? PackageFile.GRAPH : PackageFile.HISTORY;
      byte[] damaged = Mutations.damage(parts.getOrDefault(name, new byte[0]), random);
      byte[] sealed = Archives.sealed(model, file, Map.of(name, damaged));
      try {
        Archives.read(sealed);
      } catch (ModelFormatException e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", case " + i, e);
      }
    }
  }

  private byte[] withManifest(byte[] manifest) {
    Map<String, byte[]> parts = Archives.parts(file);
    parts.put(Manifest.NAME, manifest);
    return Archives.of(parts);
  }

  private boolean isAccepted(byte[] damaged, String what) {
    try {
      assertThat(Archives.read(damaged).model()).as(what).isEqualTo(model);
      return true;
    } catch (ModelFormatException e) {
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
  }
}
