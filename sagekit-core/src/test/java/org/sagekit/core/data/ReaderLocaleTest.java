package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagekit.api.Fingerprint;

class ReaderLocaleTest {

  @ParameterizedTest
  @MethodSource("org.sagekit.core.data.ReaderFuzzTest#subjects")
  void readsTheSameInEveryLocaleAndZone(ReaderFuzzTest.Subject subject) {
    Fingerprint here = fingerprint(subject);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : new String[] {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(fingerprint(subject)).as(tag).isEqualTo(here);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static Fingerprint fingerprint(ReaderFuzzTest.Subject subject) {
    return subject
        .reader()
        .from(() -> new ByteArrayInputStream(subject.bytes()))
        .read()
        .fingerprint();
  }
}
