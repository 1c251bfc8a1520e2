package org.sagekit.monitor.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.api.monitor.quality.TextStatistics;
import org.sagekit.core.data.profile.ColumnSketch;
import org.sagekit.core.data.profile.KllSketch;
import org.sagekit.core.data.profile.Moments;
import org.sagekit.core.data.profile.ProfileSketch;

/** The statistics that a sketch stands for. */
final class SketchStatistics {
  private SketchStatistics() {}

  static Statistics of(ProfileSketch sketch) {
    return new Statistics(
        sketch.rows(), sketch.columns().stream().map(SketchStatistics::of).toList());
  }

  private static ColumnStatistics of(ColumnSketch column) {
    InferredType type = column.inferredType();
    boolean numbers = type == InferredType.INTEGRAL || type == InferredType.FRACTIONAL;
    return new ColumnStatistics(
        column.field().name(),
        type,
        column.present(),
        column.missing(),
        numbers ? Optional.of(numbers(column)) : Optional.empty(),
        type == InferredType.STRING ? Optional.of(texts(column)) : Optional.empty());
  }

  private static NumberStatistics numbers(ColumnSketch column) {
    Moments moments = column.moments();
    return new NumberStatistics(
        moments.mean(),
        moments.sum(),
        Math.sqrt(moments.populationVariance()),
        moments.min(),
        moments.max(),
        Optional.of(kll(column.ranks())));
  }

  private static KllDistribution kll(KllSketch sketch) {
    List<List<Double>> levels =
        Arrays.stream(sketch.levels()).map(l -> Arrays.stream(l).boxed().toList()).toList();
    return new KllDistribution(List.of(), sketch.c(), sketch.k(), levels);
  }

  private static TextStatistics texts(ColumnSketch column) {
    return new TextStatistics(column.distinct(), column.countByValue());
  }
}
