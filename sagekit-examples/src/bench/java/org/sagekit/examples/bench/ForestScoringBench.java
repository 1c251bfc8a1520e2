package org.sagekit.examples.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The time that a row takes in a random forest, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ForestScoringBench {

  @Benchmark
  public double rowSmile(SmileScene scene) {
    return scene.nextPeer();
  }

  @Benchmark
  public double rowSageKitOfSmile(SmileScene scene) {
    return scene.nextOwn();
  }

  @Benchmark
  @Fork(1) // as Tribuo takes minutes to grow it
  public double rowTribuo(TribuoScene scene) {
    return scene.nextPeer();
  }

  @Benchmark
  @Fork(1) // as Tribuo takes minutes to grow it
  public double rowSageKitOfTribuo(TribuoScene scene) {
    return scene.nextOwn();
  }
}
