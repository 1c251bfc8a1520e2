package org.sagekit.core.track.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunQueryTest {

  private static boolean holds(String query) {
    return RunQuery.of(query).holds(SampleRuns.plain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "params.rate = 0.1",
        "params.rate=1e-1",
        "params.rate = .1",
        "params.rate < 1",
        "params.rate > -5",
        "params.rate < Infinity",
        "params.rate < +1e+3",
        "params.depth = 8.0",
        "params.depth < 10",
        "params.depth > '10'",
        "params.opt = 'adam'",
        "params.opt == 'adam'",
        "params.opt <> 'sgd'",
        "params.opt LIKE 'a%m'",
        "params.opt like '_dam'",
        "params.opt ILIKE 'A%'",
        "params.opt NOT LIKE 'A%'",
        "params.opt IN ('sgd', 'adam')",
        "params.depth in (7, 8)",
        "params.depth NOT IN (7, 9)",
        "params.\"my key\" = 'yes'",
        "params.`my key` = 'yes'",
        "\"my key\" = 'yes'",
        "tags.stage = 'draft'",
        "tags.nothing IS NULL",
        "tags.stage IS NOT NULL",
        "min(loss) = 0.1 and max(loss) = 0.9 and first(loss) = 0.9",
        "last(loss) = 0.2 and mean(loss) = 0.4 and count(loss) = 3",
        "MIN(loss) < .2",
        "metrics.loss = 0.2",
        "metrics.loss = '0.2'",
        "metrics.val/acc >= 0.8",
        "max(`val/acc`) <= 0.8",
        "last(broken) = NaN",
        "last(loss) != NaN",
        "metrics.broken IS NOT NULL",
        "rate = 0.1",
        "loss = 0.2",
        "stage = 'draft'",
        "shared = 12",
        "team ILIKE 'b%'",
        "id = 'run-12'",
        "id > 'run-9' and id < 'run-100'",
        "id = 12",
        "id in ('run-1', 'run-12')",
        "id in (1, 12)",
        "id not in (1, 2)",
        "parent IS NULL",
        "experiment = 'churn'",
        "attributes.experiment = 'churn'",
        "name LIKE 'first%'",
        "status = 'completed'",
        "status IN ('FAILED', 'Completed')",
        "status LIKE 'comp%'",
        "kind = 'user'",
        "started >= '2026-11-28'",
        "started < '2026-11-29'",
        "started = '2026-11-28T21:15:00+01:00'",
        "started = '2026-11-28 20:15:00'",
        "ended > '2026-11-28T20:16'",
        "seconds = 90",
        "seed = 9007199254740993",
        "seed != 9007199254740992",
        "restored = 'false'",
        "restored = false",
        "reason IS NULL",
        "rate = 5 or loss = 0.2 and depth = 8",
        "not (rate = 5 or loss = 5)",
        "NOT NOT rate = 0.1",
        "not tags.gone = 'x'"
      })
  void holdsOfTheRun(String query) {
    assertThat(holds(query)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "params.gone = 1",
        "params.gone != 1",
        "params.gone NOT IN (1)",
        "params.gone NOT LIKE 'x'",
        "params.opt = 1",
        "params.opt != 1",
        "params.opt < 1",
        "params.opt = 'Adam'",
        "params.opt LIKE 'A%'",
        "last(broken) < 1",
        "last(broken) >= 0",
        "last(loss) < NaN",
        "metrics.broken IS NULL",
        "loss LIKE '0%'",
        "loss = 'abc'",
        "parent = 'run-1'",
        "reason = 'x'",
        "seed = 9007199254740992",
        "(rate = 5 or loss = 0.2) and depth = 9",
        "id < 'run-9'"
      })
  void doesNotHold(String query) {
    assertThat(holds(query)).isFalse();
  }

  @Test
  void andBindsCloserThanOr() {
    assertThat(holds("rate = 0.1 or rate = 5 and rate = 6")).isTrue();
    assertThat(holds("rate = 6 and rate = 5 or rate = 0.1")).isTrue();
    assertThat(holds("(rate = 0.1 or rate = 5) and rate = 6")).isFalse();
    assertThat(holds("not rate = 5 and rate = 0.1")).isTrue();
  }

  @Test
  void aTextMayHoldQuotes() {
    assertThat(RunQuery.of("tags.x = 'it''s'").names()).hasSize(1);
    assertThat(RunQuery.of("params.\"a\"\"b\" = 1").names().get(0).name()).isEqualTo("a\"b");
  }

  @Test
  void tellsTheNamesThatSomeRunMustHave() {
    RunQuery query = RunQuery.of("min(loss) < 1 and params.rate = 1 and status = 'FAILED' and x=1");
    assertThat(query.names().stream().map(QueryName::name)).containsExactly("loss", "rate", "x");
    assertThat(query.names().stream().map(QueryName::kind))
        .containsExactly("metric", "parameter", "attribute, parameter, metric or tag");
  }
}
