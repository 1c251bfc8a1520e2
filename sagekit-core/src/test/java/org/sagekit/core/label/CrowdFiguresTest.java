package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
  })
  void reachesThePublishedAccuracy(String set, String aggregator, double accuracy) {
    CrowdSet crowd = CrowdSet.named(set);
    double reached = crowd.accuracy(Aggregators.named(aggregator).aggregate(crowd.votes()));
    assertThat(reached).isCloseTo(accuracy, within(0.00006));
  }
}
