package org.sagekit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void ofBytesIsTheSha256() {
    assertThat(Fingerprint.ofBytes("abc".getBytes(StandardCharsets.UTF_8)).hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void refusesWhatIsNoHash() {
    assertThatThrownBy(() -> new Fingerprint("ABC"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Fingerprint: hex must be 64 hexadecimal digits, but was 'ABC'.");
  }

  @Property
  void differentSequencesOfTextsDiffer(@ForAll List<String> a, @ForAll List<String> b) {
    Fingerprint first = Fingerprint.of(a.toArray(String[]::new));
    Fingerprint second = Fingerprint.of(b.toArray(String[]::new));
    assertThat(first.equals(second)).isEqualTo(encodable(a).equals(encodable(b)));
  }

  /** A lone surrogate has no form in UTF-8: all of them become one. */
  private static List<String> encodable(List<String> texts) {
    return texts.stream()
        .map(t -> new String(t.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void textsCountWithTheirLength() {
    assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
  }

  @Test
  void allNanAreOneAndZeroesAreTwo() {
    double otherNan = Double.longBitsToDouble(0x7ff8000000000001L);
    assertThat(Fingerprint.digest().real(Double.NaN).done())
        .isEqualTo(Fingerprint.digest().real(otherNan).done());
    assertThat(Fingerprint.digest().real(0.0).done())
        .isNotEqualTo(Fingerprint.digest().real(-0.0).done());
  }

  @Test
  void piecesLargerThanTheBufferAreTheSameAsSmallOnes() {
    Fingerprint.Digest whole = Fingerprint.digest().bytes(new byte[100_000]);
    Fingerprint.Digest parts = Fingerprint.digest();
    for (int i = 0; i < 100; i++) {
      parts.bytes(new byte[1000]);
    }
    assertThat(parts.done()).isEqualTo(whole.done());
  }
}
