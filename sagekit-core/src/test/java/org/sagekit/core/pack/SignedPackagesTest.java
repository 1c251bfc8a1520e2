package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.pack.sign.PackageTrust;
import org.sagekit.core.pack.sign.SigningKey;

class SignedPackagesTest {
  private final SigningKey key = SigningKey.create();
  private final SigningKey stranger = SigningKey.create();
  private final TrainedModel model = PackageSamples.small();
  @TempDir Path folder;

  @Test
  void areOpenedByWhoeverTrustsTheKey() {
    ModelPackage signed = signed(key, "a.tar.gz");
    PackageTrust trust = PackageTrust.of(stranger.verifyingKey(), key.verifyingKey());
    assertThat(ModelPackages.open(signed.file(), trust)).isEqualTo(signed);
    assertThat(signed.signer()).contains(key.verifyingKey().id());
    assertThat(signed.summary().toString()).contains("Signed by key " + key.verifyingKey().id());
  }

  @Test
  void areOpenedWithoutAListToo() {
    ModelPackage signed = signed(key, "a.tar.gz");
    assertThat(ModelPackages.open(signed.file())).isEqualTo(signed);
  }

  @Test
  void haveTheBytesOfTheSameModelAndKey() throws IOException {
    Path one = signed(key, "a.tar.gz").file();
    Path two = signed(key, "b.tar.gz").file();
    assertThat(two).hasSameBinaryContentAs(one);
    assertThat(Files.mismatch(one, signed(stranger, "c.tar.gz").file())).isNotNegative();
  }

  @Test
  void haveTheManifestOfTheUnsignedOne() {
    ModelPackage unsigned = ModelPackages.write(model, folder.resolve("a.tar.gz"));
    ModelPackage signed = signed(key, "b.tar.gz");
    int common = unsigned.parts().size();
    assertThat(signed.parts().subList(0, common)).isEqualTo(unsigned.parts());
    assertThat(signed.parts().subList(common, common + 2))
        .extracting(ModelPackage.Part::name)
        .containsExactly("signer.pem", "signature.ed25519");
  }

  @Test
  void areRefusedIfTheKeyIsNotOnTheList() {
    Path file = signed(stranger, "a.tar.gz").file();
    assertRefused(
        () -> ModelPackages.open(file, PackageTrust.of(key.verifyingKey())),
        "Package '%s': signature must be by the trusted key %s, but was by key %s. Maybe "
            .formatted(file, key.verifyingKey().id().brief(), stranger.verifyingKey().id()));
  }

  @Test
  void areRefusedIfNobodySigned() {
    Path file = ModelPackages.write(model, folder.resolve("a.tar.gz")).file();
    PackageTrust both = PackageTrust.of(key.verifyingKey(), stranger.verifyingKey());
    assertRefused(
        () -> ModelPackages.open(file, PackageLimits.standard(), both),
        "Package '%s': signature must be by one of the trusted keys ".formatted(file));
    assertRefused(() -> ModelPackages.open(file, both), ", but was none. Maybe ");
  }

  @Test
  void areRefusedIfTheSignatureIsThatOfAnother() throws IOException {
    Map<String, byte[]> parts = Archives.parts(Files.readAllBytes(signed(key, "a").file()));
    byte[] other =
        SignatureFiles.files(SignatureFiles.sign(key, new byte[1])).get("signature.ed25519");
    parts.put(SignatureFiles.VALUE, other);
    Path file = Files.write(folder.resolve("b"), Archives.of(parts));
    String message =
        "Package '%s': signature must be that of the manifest by key %s, but was something else."
            .formatted(file, key.verifyingKey().id());
    assertRefused(() -> ModelPackages.open(file), message);
    assertRefused(() -> ModelPackages.open(file, PackageTrust.of(key.verifyingKey())), message);
  }

  /** A list finds what hashes can't: a package that somebody else made, hash by hash. */
  @Test
  void areRefusedIfOnlyTheHashesFit() throws IOException {
    byte[] file = Files.readAllBytes(signed(key, "a").file());
    Map<String, byte[]> parts = Archives.parts(file);
    parts.put(VerdictFile.NAME, VerdictFile.write(java.util.List.of()));
    parts.put(Manifest.NAME, Archives.manifest(model, parts));
    Path forged = Files.write(folder.resolve("b"), Archives.of(parts));
    assertRefused(() -> ModelPackages.open(forged), "signature must be that of the manifest");
    parts.keySet().removeAll(SignatureFiles.NAMES);
    Path stripped = Files.write(folder.resolve("c"), Archives.of(parts));
    assertThat(ModelPackages.open(stripped).signer()).isEmpty();
    assertRefused(
        () -> ModelPackages.open(stripped, PackageTrust.of(key.verifyingKey())), "but was none");
  }

  @Test
  void areParsedOnlyIfTheyAreTrusted() {
    byte[] file =
        Archives.of(
            Map.of(
                Manifest.NAME, "not even JSON".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    var trusting =
        PackageReader.Expectation.within(PackageLimits.standard())
            .by(PackageTrust.of(key.verifyingKey()));
    assertRefused(() -> Archives.read(file, trusting), "signature must be by the trusted key");
    assertRefused(() -> Archives.read(file), "content must be");
  }

  @Test
  void surviveACheckpointAndAreWrittenAgain() throws IOException {
    ModelPackage signed = signed(key, "a.tar.gz");
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    new ModelPackageCodec().write(signed, kept);
    ModelPackage read = new ModelPackageCodec().read(new ByteArrayInputStream(kept.toByteArray()));
    assertThat(read).isEqualTo(signed);
    assertThat(ModelPackages.write(read, folder.resolve("b.tar.gz")).fingerprint())
        .isEqualTo(signed.fingerprint());
  }

  @Test
  void mayBeSignedBySomebodyElseThanWhoMadeThem() {
    ModelPackage signed = signed(key, "a.tar.gz");
    ModelPackage again = ModelPackages.sign(signed, stranger, folder.resolve("b.tar.gz"));
    assertThat(again.signer()).contains(stranger.verifyingKey().id());
    assertThat(again.certificate()).isEqualTo(signed.certificate());
    assertThat(ModelPackages.open(again.file(), PackageTrust.of(stranger.verifyingKey())))
        .isEqualTo(again);
    assertThat(ModelPackages.sign(again, key, folder.resolve("c.tar.gz")).fingerprint())
        .isEqualTo(signed.fingerprint());
  }

  @Test
  void haveAPlaceOfTheirOwnInTheWorkspace() {
    TestRun run = TestRun.at(folder);
    Path unsigned = PackagingJob.named("pack").build().run(model, run).file();
    Path one = PackagingJob.named("pack").sign(key).build().run(model, run).file();
    Path other = PackagingJob.named("pack").sign(stranger).build().run(model, run).file();
    assertThat(java.util.Set.of(unsigned, one, other)).hasSize(3);
  }

  @Test
  void areVerifiedByOpensslToo() throws Exception {
    Map<String, byte[]> parts =
        Archives.parts(Files.readAllBytes(signed(key, "model.tar.gz").file()));
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      Files.write(folder.resolve(part.getKey()), part.getValue());
    }
    String command =
        "openssl pkeyutl -verify -pubin -inkey signer.pem -rawin -in manifest.json -sigfile signature.ed25519";
    assumeTrue(exit("openssl", "version") == 0, "openssl is not here");
    assertThat(exit(command.split(" "))).isZero();
    Files.writeString(folder.resolve("manifest.json"), "{}");
    assertThat(exit(command.split(" "))).isNotZero();
  }

  private int exit(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).directory(folder.toFile()).start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private ModelPackage signed(SigningKey by, String name) {
    PackagingJob job = PackagingJob.named("pack").sign(by).to(folder.resolve(name)).build();
    return job.run(model, TestRun.at(folder));
  }

  private static void assertRefused(ThrowingCallable open, String message) {
    assertThatThrownBy(open).isInstanceOf(ModelFormatException.class).hasMessageContaining(message);
  }
}
