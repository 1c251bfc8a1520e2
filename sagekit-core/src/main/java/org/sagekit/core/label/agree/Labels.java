package org.sagekit.core.label.agree;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.sagekit.api.Problems;

/**
 * Labels in an order.
 *
 * @param names each once
 * @param numbers what they are as numbers; empty if one is none
 */
record Labels(List<String> names, double[] numbers) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d{1,4})?");

  /** By their numbers, or by their characters if not all are numbers. */
  static Labels sorted(List<String> names) {
    if (!areNumbers(names)) {
      return new Labels(names.stream().sorted().toList(), new double[0]);
    }
    List<Numbered> sorted =
        names.stream()
            .map(name -> new Numbered(name, Double.parseDouble(name)))
            .sorted(Comparator.comparingDouble(Numbered::number).thenComparing(Numbered::name))
            .toList();
    return new Labels(
        sorted.stream().map(Numbered::name).toList(),
        sorted.stream().mapToDouble(Numbered::number).toArray());
  }

  private record Numbered(String name, double number) {}

  /** Finite numbers, each of which is a label. */
  static Labels of(DoubleStream numbers) {
    double[] sorted = numbers.map(number -> number + 0.0).distinct().sorted().toArray();
    return new Labels(Arrays.stream(sorted).mapToObj(Labels::name).toList(), sorted);
  }

  /** The name of a number; both zeros are one. */
  static String name(double number) {
    return Double.toString(number + 0.0);
  }

  /** In the order given, which may have more than the labels there are. */
  static Labels inOrder(String votes, List<String> names, List<String> order) {
    Set<String> listed = new HashSet<>(order);
    List<String> missing = names.stream().filter(name -> !listed.contains(name)).limit(5).toList();
    Problems.of("Agreement on '" + votes + "'")
        .require(listed.size() == order.size(), "order", "without repetition", order)
        .require(missing.isEmpty(), "order", "of all labels", "without " + missing)
        .throwIfAny();
    double[] numbers =
        areNumbers(order)
            ? order.stream().mapToDouble(Double::parseDouble).toArray()
            : new double[0];
    return new Labels(List.copyOf(order), numbers);
  }

  private static boolean areNumbers(List<String> names) {
    return names.stream()
        .allMatch(
            name -> NUMBER.matcher(name).matches() && Double.isFinite(Double.parseDouble(name)));
  }

  int size() {
    return names.size();
  }

  boolean areNumbers() {
    return numbers.length > 0;
  }
}
