package org.sagekit.core.track.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.TrackedRun;

/**
 * A query with its answer, which is worked out on the way and by other means than the language's
 * own.
 *
 * @param text the query
 * @param answer what it says of a run
 */
record RandomQuery(String text, Function<TrackedRun, Boolean> answer) {

  /** A value on the left: a text or a double, null if the run has none. */
  private record Left(String text, Function<TrackedRun, @Nullable Object> value) {}

  static RandomQuery of(Random random, int depth) {
    int kind = depth == 0 ? 3 : random.nextInt(5);
    return switch (kind) {
      case 0 -> joined(random, depth, " and ");
      case 1 -> joined(random, depth, " OR ");
      case 2 -> {
        RandomQuery part = of(random, depth - 1);
        yield new RandomQuery("NOT (" + part.text + ")", run -> !part.answer.apply(run));
      }
      default -> comparison(random);
    };
  }

  /** Parentheses are left out where the language does not need them. */
  private static RandomQuery joined(Random random, int depth, String word) {
    List<RandomQuery> parts = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      parts.add(of(random, depth - 1));
    }
    boolean isAnd = word.equals(" and ");
    String text =
        parts.stream()
            .map(part -> isAnd ? "(" + part.text + ")" : part.text)
            .collect(Collectors.joining(word));
    return new RandomQuery(
        text,
        run ->
            isAnd
                ? parts.stream().allMatch(part -> part.answer.apply(run))
                : parts.stream().anyMatch(part -> part.answer.apply(run)));
  }

  private static RandomQuery comparison(Random random) {
    Left left = left(random);
    return switch (random.nextInt(6)) {
      case 0 -> new RandomQuery(left.text + " is null", run -> left.value.apply(run) == null);
      case 1 -> like(random, left);
      case 2 -> in(random, left);
      case 3 -> text(random, left);
      default -> number(random, left);
    };
  }

  private static Left left(Random random) {
    String name = SampleRuns.NAMES[random.nextInt(SampleRuns.NAMES.length)];
    String quoted = name.contains(" ") ? "\"" + name + "\"" : name;
    return switch (random.nextInt(5)) {
      case 0 -> new Left("params." + quoted, run -> run.params().get(name));
      case 1 -> new Left("tags." + quoted, run -> run.tags().get(name));
      case 2 -> new Left("min(" + quoted + ")", run -> metric(run, name, MetricSummary::min));
      case 3 -> new Left("metrics." + quoted, run -> metric(run, name, MetricSummary::last));
      default -> new Left(quoted, run -> alone(run, name));
    };
  }

  private static @Nullable Object metric(
      TrackedRun run, String name, Function<MetricSummary, Double> figure) {
    MetricSummary summary = run.metrics().get(name);
    return summary == null ? null : figure.apply(summary);
  }

  private static @Nullable Object alone(TrackedRun run, String name) {
    if (run.params().containsKey(name)) {
      return run.params().get(name);
    }
    Object metric = metric(run, name, MetricSummary::last);
    return metric == null ? run.tags().get(name) : metric;
  }

  private static RandomQuery number(Random random, Left left) {
    double right = SampleRuns.NUMBERS[random.nextInt(SampleRuns.NUMBERS.length)];
    String sign = sign(random);
    return new RandomQuery(
        left.text + sign + right,
        run -> {
          Object value = left.value.apply(run);
          Double number = value instanceof String text ? parsed(text) : (Double) value;
          return number != null && compared(sign, number, right);
        });
  }

  private static RandomQuery text(Random random, Left left) {
    String right = SampleRuns.TEXTS[random.nextInt(SampleRuns.TEXTS.length)];
    boolean isNumber = left.text.startsWith("min(") || left.text.startsWith("metrics.");
    if (isNumber && parsed(right) == null) {
      return number(random, left);
    }
    String sign = sign(random);
    return new RandomQuery(
        left.text + " " + sign + " '" + right.replace("'", "''") + "'",
        run -> {
          Object value = left.value.apply(run);
          Double number = parsed(right);
          return value instanceof String text
              ? compared(sign, text.compareTo(right), 0)
              : value != null && number != null && compared(sign, (Double) value, number);
        });
  }

  private static RandomQuery in(Random random, Left left) {
    RandomQuery first = number(random, left);
    double a = SampleRuns.NUMBERS[random.nextInt(SampleRuns.NUMBERS.length)];
    double b = SampleRuns.NUMBERS[random.nextInt(SampleRuns.NUMBERS.length)];
    return new RandomQuery(
        left.text + " in (" + a + "," + b + ") or " + first.text,
        run -> {
          Object value = left.value.apply(run);
          Double number = value instanceof String text ? parsed(text) : (Double) value;
          boolean isIn = number != null && (compared("=", number, a) || compared("=", number, b));
          return isIn || first.answer.apply(run);
        });
  }

  private static RandomQuery like(Random random, Left left) {
    if (left.text.startsWith("min(") || left.text.startsWith("metrics.")) {
      return number(random, left);
    }
    String[] patterns = {"%", "a%", "%1", "_", "A_b_", "%e%", ""};
    String pattern = patterns[random.nextInt(patterns.length)];
    boolean isNegated = random.nextBoolean();
    String regex = pattern.replace("%", ".*").replace('_', '.');
    return new RandomQuery(
        left.text + (isNegated ? " not" : "") + " ilike '" + pattern + "'",
        run ->
            left.value.apply(run) instanceof String text
                && isNegated
                    != Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches());
  }

  private static String sign(Random random) {
    String[] signs = {"=", "!=", "<", "<=", ">", ">="};
    return signs[random.nextInt(signs.length)];
  }

  private static @Nullable Double parsed(String text) {
    try {
      return text.isEmpty() ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean compared(String sign, double a, double b) {
    boolean areNan = Double.isNaN(a) && Double.isNaN(b);
    return switch (sign) {
      case "=" -> a == b || areNan;
      case "!=" -> a != b && !areNan;
      case "<" -> a < b;
      case "<=" -> a <= b;
      case ">" -> a > b;
      default -> a >= b;
    };
  }
}
