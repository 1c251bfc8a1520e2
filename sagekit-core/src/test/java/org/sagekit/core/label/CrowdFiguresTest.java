package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reference figures: accuracy with ties split evenly. Majority on d_possent and Dawid-Skene on
 * d_possent and rte are those of Y. Zheng et al., "Truth inference in crowdsourcing", PVLDB 10(5),
 * 2017, table 6, and of their published output files. The others were computed from the same files
 * by an independent implementation in NumPy (start from vote shares, 0.01 added to each count, at
 * most 100 iterations).
 */
class CrowdFiguresTest {

  @ParameterizedTest
  @CsvSource({
    "rte, majority, 0.8969",
    "rte, dawid-skene, 0.9275",
    "d_possent, majority, 0.9335",
    "d_possent, dawid-skene, 0.9600",
    "weather_cf_amt, majority, 0.8533",
    "weather_cf_amt, dawid-skene, 0.8400",
    "zencrowd_us, majority, 0.8615",
    "zencrowd_us, dawid-skene, 0.8211",
    "sentpol_sp_amt, majority, 0.9430",
    "sentpol_sp_amt, dawid-skene, 0.9440",
  })
  void reachesThePublishedAccuracy(String set, String aggregator, double accuracy) {
    CrowdSet crowd = CrowdSet.named(set);
    double reached = crowd.accuracy(Aggregators.named(aggregator).aggregate(crowd.votes()));
    assertThat(reached).isCloseTo(accuracy, within(0.00006));
  }

  @ParameterizedTest
  @CsvSource({
    "weather_cf_amt, 0.8567",
    "sentpol_sp_amt, 0.9440",
    "zencrowd_us, 0.9123",
    "d_possent, 0.9600",
    "rte, 0.92875",
  })
  void autoIsAsGoodAsItWas(String set, double accuracy) {
    CrowdSet crowd = CrowdSet.named(set);
    double reached = crowd.accuracy(Aggregators.auto().aggregate(crowd.votes()));
    assertThat(reached).isCloseTo(accuracy, within(0.00006));
  }

  /** The figures of EBCC, the best published method, are those of Y. Li et al., 2019. */
  @Test
  @Tag("proof")
  void autoIsBetterOnTheWholeThanTheBestPublishedMethod() {
    Map<String, Double> published =
        Map.of(
            "weather_cf_amt", 0.8567,
            "sentpol_sp_amt", 0.9440,
            "zencrowd_us", 0.9123,
            "d_possent", 0.9610,
            "s_adult", 0.7477,
            "rte", 0.9313);
    double gained = 0;
    for (Map.Entry<String, Double> set : published.entrySet()) {
      CrowdSet crowd = CrowdSet.named(set.getKey());
      gained += crowd.accuracy(Aggregators.auto().aggregate(crowd.votes())) - set.getValue();
    }
    assertThat(gained / published.size()).isGreaterThan(0.002);
  }
}
