package org.sagekit.core.pack.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.DataException;
import org.sagekit.api.StoreException;

class SigningKeyTest {
  private static final HexFormat HEX = HexFormat.of();
  @TempDir Path folder;

  /** RFC 8032, section 7.1, tests 1 to 3. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void signsAsTheStandardSays(String seed, String known, String message, String signature)
      throws IOException {
    SigningKey key = SigningKey.read(file(Pem.PRIVATE.text(HEX.parseHex(seed))));
    assertThat(key.verifyingKey()).isEqualTo(new VerifyingKey(HEX.parseHex(known)));
    byte[] made = key.sign(HEX.parseHex(message));
    assertThat(HEX.formatHex(made)).isEqualTo(signature);
    assertThat(key.verifyingKey().verifies(HEX.parseHex(message), made)).isTrue();
  }

  @Test
  void readsWhatItWrote() {
    SigningKey key = SigningKey.create();
    key.write(folder.resolve("key.pem"));
    key.verifyingKey().write(folder.resolve("key.pub.pem"));
    SigningKey read = SigningKey.read(folder.resolve("key.pem"));
    assertThat(read).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(read.sign(new byte[9])).isEqualTo(key.sign(new byte[9]));
    assertThat(VerifyingKey.read(folder.resolve("key.pub.pem"))).isEqualTo(key.verifyingKey());
  }

  @Test
  void neverReplacesAKey() throws IOException {
    Path file = Files.writeString(folder.resolve("key.pem"), "precious");
    assertThatThrownBy(() -> SigningKey.create().write(file))
        .isInstanceOf(StoreException.class)
        .hasMessage("Key file '%s' is there already. Maybe choose another name.", file);
    assertThat(file).hasContent("precious");
  }

  @Test
  void letsNobodyButTheOwnerReadTheSecretHalf() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = folder.resolve("key.pem");
    SigningKey.create().write(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void tellsNothingOfTheSecretHalf() throws IOException {
    byte[] seed = HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    SigningKey key = SigningKey.read(file(Pem.PRIVATE.text(seed)));
    assertThat(key).hasToString("signing key " + key.verifyingKey().id().brief());
    byte[] damaged = Pem.PRIVATE.text(seed);
    damaged[60] = '!';
    String secret = Base64.getEncoder().encodeToString(seed).substring(8, 20);
    assertThatThrownBy(() -> SigningKey.read(file(damaged)))
        .isInstanceOf(DataException.class)
        .satisfies(e -> assertThat(trace(e)).doesNotContain(secret, "9d61b19d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMC4C\n-----END ENCRYPTED PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n"
      })
  void refusesOtherFiles(String text) throws IOException {
    Path file = file(text.getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> SigningKey.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Key file '%s': PRIVATE KEY: text must be PEM with ", file)
        .hasMessageEndingWith("Maybe make a key by 'openssl genpkey -algorithm ed25519'.");
  }

  @Test
  void readsNoMoreThanAKeyCanBe() throws IOException {
    Path file = file(new byte[5000]);
    assertThatThrownBy(() -> SigningKey.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage("Key file '%s': file must be at most 4096 bytes, but was more.", file);
  }

  @Test
  void saysThatAFileIsNotThere() {
    Path nowhere = folder.resolve("nowhere.pem");
    assertThatThrownBy(() -> SigningKey.read(nowhere))
        .isInstanceOf(StoreException.class)
        .hasMessage("Key file '%s' is not there.", nowhere);
  }

  @Test
  void takesOnlyHalvesThatBelongTogether() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    KeyPair one = generator.generateKeyPair();
    KeyPair other = generator.generateKeyPair();
    assertThat(SigningKey.of(one)).isEqualTo(SigningKey.of(one)).isNotEqualTo(SigningKey.of(other));
    assertThatThrownBy(() -> SigningKey.of(new KeyPair(one.getPublic(), other.getPrivate())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("SigningKey: private key must be that of public key ");
    KeyPair curve = KeyPairGenerator.getInstance("EC").generateKeyPair();
    assertThatThrownBy(() -> SigningKey.of(curve))
        .hasMessage("SigningKey: public key must be one of Ed25519, but was one of EC.");
  }

  @Test
  void understandsTheKeysOfOpenssl() throws Exception {
    Path file = folder.resolve("key.pem");
    String[] make = {"openssl", "genpkey", "-algorithm", "ed25519", "-out", file.toString()};
    assumeTrue(runs(make), "openssl is not here");
    Path known = folder.resolve("pub.pem");
    assumeTrue(
        runs("openssl", "pkey", "-in", file.toString(), "-pubout", "-out", known.toString()));
    SigningKey key = SigningKey.read(file);
    assertThat(key.verifyingKey()).isEqualTo(VerifyingKey.read(known));
    key.write(folder.resolve("again.pem"));
    assertThat(folder.resolve("again.pem")).hasSameBinaryContentAs(file);
    assertThat(key.verifyingKey().toPem()).isEqualTo(Files.readAllBytes(known));
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String trace(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    for (Throwable one = thrown; one != null; one = one.getCause()) {
      text.append(one).append('\n');
    }
    return text.toString();
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("file.pem"), content);
  }
}
