package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.data.CsvText.PEOPLE;
import static org.sagekit.core.data.CsvText.read;

import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;

class CsvInferenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTEGER|0 -5 +7 9223372036854775807 -9223372036854775808",
        "NUMERIC|1 2.5",
        "NUMERIC|1. .5 1e3 -2.5E-7",
        "NUMERIC|-0 5",
        "NUMERIC|1 9223372036854775808",
        "CATEGORICAL|01234 99999",
        "CATEGORICAL|1,5 2,5",
        "CATEGORICAL|0x1F 1d 1f",
        "CATEGORICAL|- + . e5 1e",
        "CATEGORICAL|١ ٢",
        "BOOLEAN|true FALSE True",
        "CATEGORICAL|yes no",
        "INTEGER|0 1",
        "CATEGORICAL|true 1",
        "DATETIME|2024-02-29 2023-12-31",
        "DATETIME|2024-02-29T23:59 2024-02-29T23:59:58.123456789Z 2024-02-29T23:59:58+02:00",
        "CATEGORICAL|2023-02-29",
        "CATEGORICAL|2024-02-29T24:01",
        "CATEGORICAL|2024-02-2910:00",
        "CATEGORICAL|29.02.2024 02/29/2024",
        "CATEGORICAL|2024-02 12:30",
        "CATEGORICAL|NA ?"
      })
  void infersTheNarrowestType(FieldType type, String values) {
    assertThat(column(values.split(" ")).type()).isEqualTo(type);
  }

  private static Column column(String... values) {
    return read(("a\n\"" + String.join("\"\n\"", values) + "\"").split("\n", -1)).column(0);
  }

  @Test
  void readsTimesInUtcIfTheyHaveNoOffset() {
    Column times = column("2024-05-31 12:30:15", "2024-05-31T12:30:15.25+02:00", "1969-12-31");
    assertThat(times.text(0)).isEqualTo("2024-05-31T12:30:15Z");
    assertThat(times.text(1)).isEqualTo("2024-05-31T10:30:15.250Z");
    assertThat(times.number(2)).isEqualTo(Instant.parse("1969-12-31T00:00:00Z").toEpochMilli());
  }

  @Test
  void sortsLevelsByTheirCharacters() {
    Dataset people = read(PEOPLE.type("a", FieldType.CATEGORICAL), "a", "2", "10", "1", "2");
    assertThat(people.column("a"))
        .hasFieldOrPropertyWithValue("levels", java.util.List.of("1", "10", "2"));
    assertThat(people.column("a").text(0)).isEqualTo("2");
  }

  @Test
  void takesMostlyDifferentSentencesForText() {
    assertThat(column("go to the park", "come home at once", "see you later then").type())
        .isEqualTo(FieldType.TEXT);
    assertThat(column("no phone service", "no phone service", "no phone service", "x").type())
        .isEqualTo(FieldType.CATEGORICAL);
  }

  @Test
  void takesShortCodesForCategoriesUpToTenThousand() {
    assertThat(codes(10_000).type()).isEqualTo(FieldType.CATEGORICAL);
    assertThat(codes(10_001).type()).isEqualTo(FieldType.TEXT);
  }

  private static Column codes(int count) {
    return column(IntStream.range(0, count).mapToObj(i -> "C" + i).toArray(String[]::new));
  }

  @Test
  void takesTooManyCategoriesForTextUnlessToldOtherwise() {
    CsvReader two = PEOPLE.maxCategories(2);
    assertThat(read(two, "a", "x", "y", "z", "x", "x", "x").column(0).type())
        .isEqualTo(FieldType.TEXT);
    assertThatThrownBy(() -> read(two.type("a", FieldType.CATEGORICAL), "a", "x", "y", "z"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "people.csv: row 2 (line 4), column 'a' must have at most 2 categories, but has more."
                + " Maybe FieldType.TEXT or maxCategories(...).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "-Infinity", "1e999"})
  void refusesInfiniteNumbersRatherThanLosingThem(String infinite) {
    assertThatThrownBy(() -> read("a,b", "1,x", "2.5,x", infinite + ",x"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "people.csv: row 2, column 'a' must be a finite number, but was '" + infinite + "'.");
    assertThat(read(PEOPLE.missing(infinite), "a,b", "1,x", infinite + ",x").column(0).missing())
        .isEqualTo(1);
  }

  @Test
  void takesInfAmongWordsForAWord() {
    assertThat(column("inf", "cav", "art").type()).isEqualTo(FieldType.CATEGORICAL);
  }

  @Test
  void readsBooleansGenerouslyIfToldSo() {
    Dataset people =
        read(PEOPLE.type("a", FieldType.BOOLEAN), "a", "Yes", "no", "1", "FALSE", "NA");
    assertThat(people.column("a").text(0)).isEqualTo("true");
    assertThat(people.column("a").text(3)).isEqualTo("false");
    assertThat(people.column("a").isMissing(4)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "de-DE", "th-TH-u-ca-buddhist-nu-thai"})
  void readsTheSameInEveryLocaleAndZone(String tag) {
    String[] lines = {"i,t,b,d", "1.5,TITLE,TRUE,2024-05-31 01:02:03", "2,title,false,2024-05-31"};
    Dataset here = read(lines);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(read(lines).fingerprint()).isEqualTo(here.fingerprint());
      assertThatThrownBy(() -> read("a", "1", "2,3")).hasMessageContaining("row 1 (line 3)");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
