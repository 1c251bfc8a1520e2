package org.sagekit.monitor.quality;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.api.monitor.quality.TextStatistics;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** The form in which the figures of statistics are kept. */
final class StatisticsForm {
  private StatisticsForm() {}

  static void write(Encoder out, Statistics statistics) {
    out.big(statistics.rows()).list(statistics.columns(), StatisticsForm::write);
  }

  private static void write(Encoder out, ColumnStatistics column) {
    out.text(column.name()).octet(column.type().ordinal());
    out.big(column.present()).big(column.missing());
    out.list(column.numbers().stream().toList(), StatisticsForm::write);
    out.list(column.texts().stream().toList(), StatisticsForm::write);
  }

  private static void write(Encoder out, NumberStatistics numbers) {
    out.real(numbers.mean()).real(numbers.sum()).real(numbers.deviation());
    out.real(numbers.min()).real(numbers.max());
    out.list(numbers.distribution().stream().toList(), StatisticsForm::write);
  }

  private static void write(Encoder out, KllDistribution kll) {
    out.list(kll.buckets(), (to, one) -> to.real(one.lower()).real(one.upper()).real(one.count()));
    out.real(kll.shrinking()).real(kll.size());
    out.list(
        kll.levels(),
        (to, level) -> to.reals(level.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static void write(Encoder out, TextStatistics texts) {
    out.real(texts.distinct());
    out.list(
        texts.countByValue().entrySet(), (to, one) -> to.text(one.getKey()).big(one.getValue()));
  }

  static Statistics read(Decoder in) {
    long rows = in.big();
    List<ColumnStatistics> columns = in.list(StatisticsForm::column);
    return in.valid(() -> new Statistics(rows, columns));
  }

  private static ColumnStatistics column(Decoder in) {
    String name = in.text();
    InferredType type = in.constant(InferredType.class);
    long present = in.big();
    long missing = in.big();
    Optional<NumberStatistics> numbers = optional(in, StatisticsForm::numbers);
    Optional<TextStatistics> texts = optional(in, StatisticsForm::texts);
    return in.valid(() -> new ColumnStatistics(name, type, present, missing, numbers, texts));
  }

  private static <T> Optional<T> optional(Decoder in, Function<Decoder, T> one) {
    List<T> list = in.list(one);
    in.require(list.size() <= 1, "at most one value", list.size());
    return list.stream().findFirst();
  }

  private static NumberStatistics numbers(Decoder in) {
    double mean = in.real();
    double sum = in.real();
    double deviation = in.real();
    double min = in.real();
    double max = in.real();
    return new NumberStatistics(mean, sum, deviation, min, max, optional(in, StatisticsForm::kll));
  }

  private static KllDistribution kll(Decoder in) {
    List<KllDistribution.Bucket> buckets =
        in.list(from -> new KllDistribution.Bucket(from.real(), from.real(), from.real()));
    double shrinking = in.real();
    double size = in.real();
    List<List<Double>> levels = in.list(from -> Arrays.stream(from.reals()).boxed().toList());
    return new KllDistribution(buckets, shrinking, size, levels);
  }

  private static TextStatistics texts(Decoder in) {
    double distinct = in.real();
    Map<String, Long> counts = new LinkedHashMap<>();
    int size = in.count(12);
    for (int i = 0; i < size; i++) {
      String text = in.text();
      in.require(counts.put(text, in.big()) == null, "a new text", text);
    }
    return new TextStatistics(distinct, counts);
  }
}
