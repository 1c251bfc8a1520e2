package org.sagekit.monitor.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.KllDistribution.Bucket;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.api.monitor.quality.TextStatistics;

class StatisticsFilesTest {
  private static final String FILE = Fixtures.text("statistics.json");
  @TempDir Path home;

  @Test
  void readsNumbersWithTheirSketch() {
    ColumnStatistics minutes = StatisticsFiles.parse(FILE).find("Day Mins").orElseThrow();
    NumberStatistics numbers = minutes.numbers().orElseThrow();
    KllDistribution kll = numbers.distribution().orElseThrow();
    assertThat(minutes.type()).isEqualTo(InferredType.FRACTIONAL);
    assertThat(numbers.deviation()).isEqualTo(53.5);
    assertThat(kll.buckets()).first().isEqualTo(new Bucket(0, 35, 1));
    assertThat(kll.shrinking()).isEqualTo(0.64);
    assertThat(kll.size()).isEqualTo(2048);
    assertThat(kll.levels())
        .containsExactly(List.of(0.0, 35.5, 120.0, 350.0), List.of(7.9, 150.25, 200.0), List.of());
  }

  @Test
  void readsCategoriesAndColumnsWithoutValues() {
    Statistics statistics = StatisticsFiles.parse(FILE);
    ColumnStatistics plan = statistics.find("plan").orElseThrow();
    assertThat(plan.completeness()).isEqualTo(0.9);
    assertThat(plan.texts()).contains(new TextStatistics(2, Map.of("gold \"1\"", 10L, "", 8L)));
    NumberStatistics clicks = statistics.find("clicks").orElseThrow().numbers().orElseThrow();
    assertThat(clicks.mean()).isNaN();
    assertThat(clicks.min()).isEqualTo(Double.POSITIVE_INFINITY);
    ColumnStatistics note = statistics.find("note").orElseThrow();
    assertThat(note.type()).isEqualTo(InferredType.UNKNOWN);
    assertThat(note.numbers()).isEmpty();
    assertThat(note.texts()).isEmpty();
  }

  @Test
  void saysAgainWhatTheFileSaid() {
    String again = StatisticsFiles.text(StatisticsFiles.parse(FILE));
    assertThat(Fixtures.json(again)).isEqualTo(Fixtures.json(FILE));
    assertThat(StatisticsFiles.text(StatisticsFiles.parse(again))).isEqualTo(again);
  }

  @Test
  void writesInTheOrderOfTheDocumentation() {
    Statistics statistics =
        new Statistics(
            3,
            List.of(
                new ColumnStatistics(
                    "age",
                    InferredType.INTEGRAL,
                    2,
                    1,
                    Optional.of(
                        new NumberStatistics(
                            2,
                            4,
                            1,
                            1,
                            3,
                            Optional.of(
                                new KllDistribution(
                                    List.of(new Bucket(1, 3, 2)),
                                    0.64,
                                    2048,
                                    List.of(List.of(1.0, 3.0)))))),
                    Optional.empty()),
                new ColumnStatistics(
                    "plan",
                    InferredType.STRING,
                    3,
                    0,
                    Optional.empty(),
                    Optional.of(new TextStatistics(1, Map.of("a", 3L))))));
    assertThat(StatisticsFiles.text(statistics)).isEqualTo(Fixtures.text("statistics.golden.json"));
    assertThat(StatisticsFiles.parse(StatisticsFiles.text(statistics))).isEqualTo(statistics);
  }

  @Test
  void keepsOtherMembersWhenAValueChanges() {
    Statistics read = StatisticsFiles.parse(FILE);
    Statistics changed = new Statistics(21, read.columns(), read.form());
    assertThat(StatisticsFiles.text(changed))
        .contains("\"item_count\": 21", "\"sampled\": false", "\"median\": 181.5");
  }

  @Test
  void readsBinsWithoutASketch() {
    String text =
        """
        {"version": 0, "dataset": {"item_count": 2.0}, "features": [{"name": "a",
        "inferred_type": "Integral", "numerical_statistics": {
        "common": {"num_present": 2.0, "num_missing": 0}, "mean": 1, "sum": 2, "std_dev": 0,
        "min": 1, "max": 1, "distribution": {"kll": {"buckets": [
        {"lower_bound": 1, "upper_bound": 1, "count": 2}]}}}}]}
        """;
    Statistics statistics = StatisticsFiles.parse(text);
    assertThat(statistics.rows()).isEqualTo(2);
    assertThat(Fixtures.json(StatisticsFiles.text(statistics))).isEqualTo(Fixtures.json(text));
  }

  @Test
  void writesAndReadsFiles() throws IOException {
    Path file = home.resolve("statistics.json");
    Statistics statistics = StatisticsFiles.parse(FILE);
    StatisticsFiles.write(statistics, file);
    assertThat(StatisticsFiles.read(file)).isEqualTo(statistics);
    assertThat(Files.readString(file)).isEqualTo(StatisticsFiles.text(statistics));
    assertThatThrownBy(() -> StatisticsFiles.read(file, 100))
        .isInstanceOf(DataException.class)
        .hasMessage("statistics.json: file must have at most 100 bytes, but has more.");
    assertThatThrownBy(() -> StatisticsFiles.read(file, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("statistics.json: mostBytes must be at least 1, but was 0.");
  }

  @Test
  void saysWhereAFaultIs() {
    refuses(
        "\"mean\" : 180.25",
        "\"mean\" : \"much\"",
        "statistics.json: feature 'Day Mins': 'numerical_statistics': 'mean' must be a finite"
            + " number, but was 'much'.");
    refuses(
        "\"sum\" : 3605.0,",
        "",
        "statistics.json: feature 'Day Mins': 'numerical_statistics': 'sum' must be a finite"
            + " number, but was not there.");
    refuses(
        "\"std_dev\" : 53.5",
        "\"std_dev\" : -1",
        "statistics.json: feature 'Day Mins': 'numerical_statistics': 'std_dev' must be at least 0,"
            + " but was '-1'.");
    refuses(
        "\"std_dev\" : 53.5",
        "\"std_dev\" : 1e999",
        "statistics.json: feature 'Day Mins': 'numerical_statistics': 'std_dev' must be a finite"
            + " number, but was '1e999'.");
    refuses(
        "\"Fractional\"",
        "\"Fraction\"",
        "statistics.json: feature 'Day Mins': 'inferred_type' must be one of [Integral,"
            + " Fractional, String, Unknown], but was 'Fraction'.");
    refuses(
        "\"count\" : 10",
        "\"count\" : -1",
        "statistics.json: feature 'plan': 'string_statistics': 'distribution': 'categorical':"
            + " 'buckets' 0: 'count' must be a whole number from 0 to 2^53, but was '-1'.");
    refuses(
        "\"item_count\" : 20",
        "\"item_count\" : 19",
        "statistics.json: 'dataset': 'item_count' must be at least the 20 of 'Day Mins', but was"
            + " '19'.");
    refuses(
        "\"max\" : 350.0",
        "\"max\" : -350.0",
        "statistics.json: feature 'Day Mins': 'numerical_statistics': 'max' must be at least 'min',"
            + " which is 0.0, but was '-350.0'.");
    refuses(
        "\"item_count\" : 20",
        "\"item_count\" : 1e18",
        "statistics.json: 'dataset': 'item_count' must be a whole number from 0 to 2^53, but was"
            + " '1e18'.");
    refuses(
        "[ 7.9, ",
        "[ \"x\", ",
        "statistics.json: feature 'Day Mins': 'numerical_statistics': 'distribution': 'kll':"
            + " 'sketch': 'data' must be a list of lists of numbers, but was a list.");
  }

  @Test
  void refusesAFeatureThatIsThereTwice() {
    refuses(
        "\"plan\"",
        "\"Day Mins\"",
        "statistics.json: 'features' 1: 'name' must be the name of one feature, but was 'Day"
            + " Mins'.");
  }

  private static void refuses(String text, String instead, String message) {
    assertThat(FILE).contains(text);
    assertThatThrownBy(() -> StatisticsFiles.parse(FILE.replace(text, instead)))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void refusesWhatIsNoFileOfStatistics() {
    for (String text : List.of("", "{", "[]", "null", "{} {}", "{\"a\":1,\"a\":2}", "{'a':1}")) {
      assertThatThrownBy(() -> StatisticsFiles.parse(text))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("statistics.json: ");
    }
  }

  @Test
  void refusesWhatNestsTooDeep() {
    String deep = "[".repeat(100_000);
    assertThatThrownBy(() -> StatisticsFiles.parse("{\"features\":" + deep))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("255");
  }

  @Test
  void keepsStrangeMembersOfStrangeNames() {
    String text =
        """
        {"dataset": {"item_count": 0, "a/b~c": {"": [1e400, null]}}, "features": [], "x": null}
        """;
    String again = StatisticsFiles.text(StatisticsFiles.parse(text));
    assertThat(Fixtures.json(again)).isEqualTo(Fixtures.json(text));
  }

  @Test
  void saysHowToWriteWhatIsNoNumber() {
    assertThatThrownBy(() -> StatisticsFiles.parse("{\"mean\": NaN}"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("it is malformed at line 1 column")
        .hasMessageEndingWith("Maybe NaN or Infinity stands without quotes.");
  }
}
