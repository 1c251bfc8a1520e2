package org.sagekit.core.pack.code;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WasmWriterTest {

  @Test
  void writesNumbersWithoutSignAsTheFormatSays() {
    assertThat(new WasmWriter().unsigned(0).unsigned(127).toBytes()).containsExactly(0, 127);
    assertThat(new WasmWriter().unsigned(624_485).toBytes()).containsExactly(0xe5, 0x8e, 0x26);
    assertThat(new WasmWriter().unsigned(-1).toBytes()).containsExactly(255, 255, 255, 255, 15);
  }

  @Test
  void writesNumbersWithSignAsTheFormatSays() {
    assertThat(new WasmWriter().signed(63).signed(-64).toBytes()).containsExactly(63, 64);
    assertThat(new WasmWriter().signed(64).toBytes()).containsExactly(0xc0, 0);
    assertThat(new WasmWriter().signed(-123_456).toBytes()).containsExactly(0xc0, 0xbb, 0x78);
  }

  @Property
  void whatIsReadAgainIsTheSame(@ForAll int number) {
    assertThat((int) read(new WasmWriter().unsigned(number).toBytes(), false)).isEqualTo(number);
    assertThat((int) read(new WasmWriter().signed(number).toBytes(), true)).isEqualTo(number);
  }

  private static long read(byte[] octets, boolean hasSign) {
    long number = 0;
    for (int i = 0; i < octets.length; i++) {
      number |= (octets[i] & 127L) << 7 * i;
    }
    int unused = Long.SIZE - 7 * octets.length;
    return hasSign ? number << unused >> unused : number;
  }

  @Test
  void writesTheLeastOctetFirst() {
    assertThat(new WasmWriter().single(-2.5f).toBytes()).containsExactly(0, 0, 0x20, 0xc0);
    assertThat(new WasmWriter().real(-2.0).toBytes()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0xc0);
  }

  @Test
  void writesSizesBeforeSectionsAndNames() {
    WasmWriter content = new WasmWriter().name("ä");
    assertThat(new WasmWriter().section(7, content).toBytes()).containsExactly(7, 3, 2, 0xc3, 0xa4);
  }
}
