package org.sagekit.core.track.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.track.run.TrackedRun;

class QueryPropertiesTest {
  private static final String[] PIECES = {
    "and",
    "OR",
    "not",
    "in",
    "like",
    "ILIKE",
    "is",
    "null",
    "(",
    ")",
    ",",
    "=",
    "!=",
    "<",
    ">=",
    "!",
    "'",
    "''",
    "\"",
    "`",
    "'a%'",
    "5",
    "-1e-3",
    "NaN",
    "params.",
    "tags.x",
    "metrics.loss",
    "min",
    "min(",
    "attributes.id",
    "status",
    "'FAILED'",
    "started",
    "'2026-11-28'",
    "id",
    "'run-1'",
    "x",
    " ",
    "\u00e4",
    "\ud83d",
    "+",
    "1e+",
    ".",
    "%",
    "\n",
    "true"
  };

  @Property(tries = 2000)
  void saysTheSameAsAPlainReading(@ForAll long seed) {
    Random random = new Random(seed);
    RandomQuery query = RandomQuery.of(random, 4);
    RunQuery read = RunQuery.of(query.text());
    for (int i = 0; i < 5; i++) {
      var run = SampleRuns.random(random);
      assertThat(read.holds(run))
          .as("%s of %s", query.text(), run)
          .isEqualTo(query.answer().apply(run));
    }
  }

  @Property(tries = 3000)
  void anyPiecesAreReadOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? " " : "");
    }
    readOrRefused(text.toString(), SampleRuns.random(random));
  }

  @Property(tries = 1000)
  void anyTextIsReadOrRefused(@ForAll @StringLength(max = 200) String text) {
    readOrRefused(text, SampleRuns.plain());
  }

  private static void readOrRefused(String text, TrackedRun run) {
    try {
      RunQuery.of(text).holds(run);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("RunSearch: query must");
    }
    try {
      RunOrder.of(text).key(run);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("RunSearch: order must");
    }
  }

  @Test
  @Tag("fuzz")
  void hundredThousandRandomQueriesAreReadOrRefused() {
    for (long seed = 0; seed < 100_000; seed++) {
      anyPiecesAreReadOrRefused(seed);
      saysTheSameAsAPlainReading(seed);
    }
  }

  /** Sorting would otherwise end in an exception now and then. */
  @Property(tries = 200)
  void ordersAreOrders(@ForAll long seed) {
    Random random = new Random(seed);
    RunOrder order = RunOrder.of("x " + (random.nextBoolean() ? "asc" : "desc"));
    List<Object> keys = new ArrayList<>();
    Object[] some = {
      null,
      "a",
      "B",
      5L,
      5.0,
      Double.NaN,
      0L,
      -0.0,
      0.0,
      Long.MAX_VALUE,
      Long.MAX_VALUE - 1,
      0x1p63,
      Double.POSITIVE_INFINITY,
      9_007_199_254_740_993L,
      9_007_199_254_740_992.0
    };
    for (int i = 0; i < 100; i++) {
      keys.add(some[random.nextInt(some.length)]);
    }
    keys.sort(order);
    for (int i = 0; i < keys.size(); i++) {
      for (int j = i; j < keys.size(); j++) {
        assertThat(order.compare(keys.get(i), keys.get(j))).isLessThanOrEqualTo(0);
        assertThat(order.compare(keys.get(j), keys.get(i))).isGreaterThanOrEqualTo(0);
      }
    }
  }
}
