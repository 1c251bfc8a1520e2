package org.sagekit.core.track.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryErrorsTest {

  private static String message(String query) {
    return assertThatIllegalArgumentException()
        .isThrownBy(() -> RunQuery.of(query))
        .actual()
        .getMessage();
  }

  @Test
  void pointsAtThePlace() {
    assertThat(message("min(loss) < 0.2 or acc ~ 1").lines())
        .containsExactly(
            "RunSearch: query must have a name, number, sign or quote at character 24,"
                + " but has '~'.",
            "  min(loss) < 0.2 or acc ~ 1",
            "                         ^");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "mn(loss) < 1|query must have a function at character 1, but has 'mn'. Did you mean 'min'?",
        "attributes.staus = 'x'|have an attribute at character 1, but has 'attributes.staus'."
            + " Did you mean 'status'?",
        "status = 'COMPLETD'|have one of RUNNING, COMPLETED, FAILED, WAITING, STOPPED at"
            + " character 10, but has 'COMPLETD'. Did you mean 'COMPLETED'?",
        "a = b|have a number or a text in single quotes at character 5, but has 'b'."
            + " Maybe put it in single quotes.",
        "a = 'b|close each quote at character 5, but has one that is open to the end.",
        "a =|have a number or a text in single quotes at character 4, but has the end.",
        "a|have =, !=, <, <=, >, >=, LIKE, IN or IS at character 2, but has the end.",
        "(a = 1|go on with AND or OR, or have ')', at character 7, but has the end.",
        "a = 1)|go on with AND or OR, or end, at character 6, but has ')'.",
        "a = 1 b = 2|go on with AND or OR, or end, at character 7, but has 'b'.",
        "and = 1|have a name at character 1, but has 'and'. Maybe it is a name and wants to be"
            + " in double quotes.",
        "a not 5|have LIKE, ILIKE or IN at character 7, but has '5'.",
        "a is 5|have NULL or NOT NULL at character 6, but has '5'.",
        "a in 5|have '(' at character 6, but has '5'.",
        "a in (5 6)|go on with ',' or ')' at character 9, but has '6'.",
        "a like 5|have a pattern in single quotes at character 8, but has '5'.",
        "min(a) like 'x'|have a text left of LIKE, not a number or time, at character 8",
        "min(a) < 'x'|have a number at character 10, but has 'x'.",
        "started > 5|have a time such as '2026-11-28T20:15:00Z' at character 11, but has '5'.",
        "started > '2026-13-01'|have a time such as",
        "params. = 1|have a name at character 1, but has 'params.'.",
        "min( < 1|have the name of a metric at character 6, but has '<'.",
        "a ! 1|have =, !=, <, <=, >, >=, LIKE, IN or IS at character 3, but has '!'."
      })
  void saysWhatWasExpected(String query, String message) {
    assertThat(message(query)).contains(message).contains("^");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(message("x".repeat(10_001)))
        .isEqualTo("RunSearch: query must be at most 10000 characters long, but was 10001.");
  }

  @Test
  void nestsTwoHundredLevelsDeepAndNoMore() {
    String deep = "(".repeat(100) + "not ".repeat(100) + "a = 1" + ")".repeat(100);
    assertThatCode(() -> RunQuery.of(deep)).doesNotThrowAnyException();
    assertThat(message("(" + deep + ")")).contains("nest at most 200 levels deep");
    assertThat(message("(".repeat(10_000))).contains("nest at most 200 levels deep");
    assertThat(message("not ".repeat(2500))).contains("nest at most 200 levels deep");
  }

  @Test
  void thousandsOfPartsAreNoNesting() {
    String wide = "a=1 or ".repeat(1400) + "rate=0.1";
    assertThat(RunQuery.of(wide).holds(SampleRuns.plain())).isTrue();
  }

  @Test
  void showsOnlySomeOfALongQuery() {
    String message = message("a = 1 and ".repeat(500) + "b ~ 1" + " and a = 1".repeat(300));
    assertThat(message).hasSizeLessThan(300).contains("...").contains("^");
  }

  @Test
  void ordersSayWhereTheyAreWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunOrder.of("loss down"))
        .withMessageContaining("order must go on with asc or desc, or end, at character 6");
  }
}
