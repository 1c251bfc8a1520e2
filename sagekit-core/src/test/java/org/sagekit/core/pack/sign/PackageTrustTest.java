package org.sagekit.core.pack.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.DataException;
import org.sagekit.api.StoreException;

class PackageTrustTest {
  private final VerifyingKey one = SigningKey.create().verifyingKey();
  private final VerifyingKey other = SigningKey.create().verifyingKey();
  @TempDir Path folder;

  @Test
  void hasTheKeysOfAFolder() throws IOException {
    one.write(folder.resolve("one.pem"));
    other.write(folder.resolve("other.pem"));
    Files.writeString(folder.resolve("README"), "whose keys these are");
    PackageTrust trust = PackageTrust.in(folder);
    assertThat(trust).isEqualTo(PackageTrust.of(other, one)).isNotEqualTo(PackageTrust.of(one));
    assertThat(trust.keys()).containsExactlyInAnyOrder(one, other);
    assertThat(trust.has(one.id())).isTrue();
    assertThat(trust.has(SigningKey.create().verifyingKey().id())).isFalse();
  }

  @Test
  void isNotTrustInNobody() {
    assertThatThrownBy(PackageTrust::of)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PackageTrust: keys must be at least one, but was none.");
    assertThatThrownBy(() -> PackageTrust.in(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PackageTrust: keys in '%s' must be at least one *.pem, but was none.", folder);
  }

  @Test
  void passesOverNoKeyThatItCantRead() {
    one.write(folder.resolve("one.pem"));
    SigningKey.create().write(folder.resolve("two.pem"));
    assertThatThrownBy(() -> PackageTrust.in(folder))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "Key file '%s': PUBLIC KEY: text must be PEM with '-----BEGIN PUBLIC KEY-----' first",
            folder.resolve("two.pem"));
  }

  @Test
  void saysThatAFolderIsNotThere() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> PackageTrust.in(nowhere))
        .isInstanceOf(StoreException.class)
        .hasMessage("Key folder '%s' is not there.", nowhere);
  }

  /** Points of small order, with either side, and second forms of points. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0200000000000000000000000000000000000000000000000000000000000000"
      })
  void refusesPointsThatAreNoKeys(String hex) throws IOException {
    byte[] text = Pem.PUBLIC.text(HexFormat.of().parseHex(hex));
    Path file = Files.write(folder.resolve("weak.pem"), text);
    assertThatThrownBy(() -> VerifyingKey.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("key must be a point of Ed25519 that is not of small order");
    assertThatThrownBy(() -> VerifyingKey.ofPem(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hasOneFormOfAKeyInPackagesAndBearsOthersInFiles() throws IOException {
    String text = new String(one.toPem(), StandardCharsets.US_ASCII).replace("\n", "\r\n").strip();
    Path file = Files.writeString(folder.resolve("dos.pem"), text);
    assertThat(VerifyingKey.read(file)).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(VerifyingKey.ofPem(one.toPem())).isEqualTo(one);
    assertThat(VerifyingKey.ofBase64(one.toBase64())).isEqualTo(one);
    assertThatThrownBy(() -> VerifyingKey.ofPem(text.getBytes(StandardCharsets.US_ASCII)))
        .hasMessageStartingWith("VerifyingKey: key must be PEM of three lines");
  }

  @Test
  void acceptsNoOtherSignature() {
    SigningKey key = SigningKey.create();
    byte[] message = {1, 2, 3};
    byte[] signature = key.sign(message);
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(key.verifyingKey().verifies(message, changed)).as("bit %s", bit).isFalse();
    }
    assertThat(key.verifyingKey().verifies(message, new byte[0])).isFalse();
    assertThat(one.verifies(message, signature)).isFalse();
  }
}
