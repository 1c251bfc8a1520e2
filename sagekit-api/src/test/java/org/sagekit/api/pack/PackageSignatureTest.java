package org.sagekit.api.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.Fingerprint;

class PackageSignatureTest {
  private static final byte[] DER =
      HexFormat.of()
          .parseHex(
              "302a300506032b6570032100d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  private static final String KEY = Base64.getEncoder().encodeToString(DER);
  private static final String VALUE = Base64.getEncoder().encodeToString(new byte[64]);

  @Test
  void namesTheSignerByTheHashOfTheKey() {
    PackageSignature signature = new PackageSignature(KEY, VALUE);
    assertThat(signature.signer()).isEqualTo(Fingerprint.ofBytes(DER));
    assertThat(signature).isEqualTo(new PackageSignature(KEY, VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no base64!",
        "MCowBQYDK2VwAyEA",
        "MCowBQYDK2VuAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURp=",
        "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo"
      })
  void refusesWhatIsNotTheOneFormOfAKey(String key) {
    assertThatThrownBy(() -> new PackageSignature(key, VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "PackageSignature: key must be an Ed25519 public key in Base64, but was '%s'.", key);
  }

  @Test
  void saysAllThatIsWrong() {
    assertThatThrownBy(() -> new PackageSignature("a", "b"))
        .hasMessageContainingAll(
            "PackageSignature: key must be", "PackageSignature: value must be 64 bytes in Base64");
  }
}
