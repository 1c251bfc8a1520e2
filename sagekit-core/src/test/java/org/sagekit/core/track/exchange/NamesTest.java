package org.sagekit.core.track.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "..",
        "../a",
        "a/../../b",
        "a/..",
        "./a",
        "a//b",
        "a/",
        "a/ /b",
        "..\\a",
        "a\\b",
        "C:\\a",
        "C:/a",
        "a/c:b",
        "a\0b",
        "\\\\host\\a",
      })
  void leadsOut(String name) {
    assertThat(Names.staysInside(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b.txt", "..a", "a..", "...", "ü #%?", "step:1", "a/b c/d"})
  void staysInside(String name) {
    assertThat(Names.staysInside(name)).isTrue();
  }

  @Test
  void saysWhyANameCantBeTaken() {
    assertThat(Names.fault("loss")).isEmpty();
    assertThat(Names.fault(" ")).contains("its name is blank");
    assertThat(Names.fault("x".repeat(501)))
        .contains("its name has 501 characters, and may have 500");
    assertThat(Names.fault("a\nb")).contains("its name has a control character");
    assertThat(Names.fault("\ud83d")).contains("its name is no text of Unicode");
  }

  @Test
  void makesANameLegal() {
    assertThat(Names.legal("a\u0000b ", "run")).isEqualTo("a?b");
    assertThat(Names.legal(" ", "run")).isEqualTo("run");
    assertThat(Names.legal("\ud83d", "run")).isEqualTo("run");
    String cut = Names.legal("x".repeat(499) + "😀", "run");
    assertThat(cut).isEqualTo("x".repeat(499));
    assertThat(Names.fault(cut)).isEmpty();
  }

  @Test
  void saysWhyAValueCantBeTaken() {
    assertThat(Names.faultOfValue("a\nb")).isEmpty();
    assertThat(Names.faultOfValue("a\0b")).isPresent();
    assertThat(Names.faultOfValue("\udc00")).isPresent();
  }
}
