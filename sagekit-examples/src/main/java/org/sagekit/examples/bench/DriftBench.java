package org.sagekit.examples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.monitor.Correction;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.monitor.DriftJob;
import org.sagekit.monitor.drift.DriftTests;

/**
 * How often drift reports on 20 columns cry wolf, and how often they find a shift: {@code
 * [rows[,rows] [design[,design] [repetitions [window[,window]]]]]}, such as {@code normal,mixed
 * standard 200 8,100,500}. Each repetition draws 10,000 rows of then and the window anew, at a
 * level of 0.05. A line a design and kind of rows: of so many repetitions, how many rang though
 * nothing had changed, how many rang or had a violation, and of normal rows, how many found the one
 * column that was shifted by a tenth or a quarter of its deviation.
 */
public final class DriftBench {
  private static final int REFERENCE = 10_000;
  private static final double[] SHIFTS = {0.1, 0.25};
  private static final Map<String, UnaryOperator<DriftJob.Builder>> DESIGNS = new LinkedHashMap<>();

  static {
    DESIGNS.put("standard", job -> job);
    DESIGNS.put("no-floor", job -> job.effectFloor(0));
    DESIGNS.put("floor-0.05", job -> job.effectFloor(0.05));
    DESIGNS.put("floor-0.07", job -> job.effectFloor(0.07));
    DESIGNS.put("cvm", job -> job.tests(DriftTests.cramerVonMises()));
    DESIGNS.put("ks", job -> job.tests(DriftTests.kolmogorovSmirnov()));
    DESIGNS.put("bh", job -> job.correction(Correction.BENJAMINI_HOCHBERG));
    DESIGNS.put("bonferroni", job -> job.correction(Correction.BONFERRONI));
    DESIGNS.put("uncorrected", job -> job.correction(Correction.NONE));
  }

  private DriftBench() {}

  public static void main(String[] args) {
    List<DriftRows> kinds =
        args.length > 0 && !args[0].equals("all")
            ? Arrays.stream(args[0].toUpperCase(Locale.ROOT).split(","))
                .map(DriftRows::valueOf)
                .toList()
            : List.of(DriftRows.values());
    List<String> designs = args.length > 1 ? List.of(args[1].split(",")) : List.of("standard");
    int repetitions = args.length > 2 ? Integer.parseInt(args[2]) : 200;
    int[] windows =
        args.length > 3
            ? Arrays.stream(args[3].split(",")).mapToInt(Integer::parseInt).toArray()
            : new int[] {8, 100, 500, 5_000, 50_000};
    System.out.printf(
        "%-12s %-12s %8s %8s %10s  %s%n",
        "design", "rows", "window", "rang", "violated", "found 0.1, 0.25 sd");
    for (String design : designs) {
      for (DriftRows kind : kinds) {
        for (int window : windows) {
          line(design, kind, new Size(window, repetitions));
        }
      }
    }
  }

  private record Size(int window, int repetitions) {}

  private static void line(String design, DriftRows kind, Size size) {
    int rang = 0;
    int violated = 0;
    int[] found = new int[SHIFTS.length];
    for (int seed = 1; seed <= size.repetitions(); seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DriftJob job =
          Objects.requireNonNull(
                  DESIGNS.get(design), () -> design + " is none of " + DESIGNS.keySet())
              .apply(DriftJob.named("bench").reference(kind.draw(REFERENCE, random)))
              .build();
      DriftReport report = job.compare(kind.draw(size.window(), random));
      rang += report.drifted() ? 1 : 0;
      violated += report.drifted() || !report.violations().isEmpty() ? 1 : 0;
      for (int i = 0; kind == DriftRows.NORMAL && i < SHIFTS.length; i++) {
        Dataset shifted = DriftRows.shifted(size.window(), SHIFTS[i], random);
        found[i] += job.compare(shifted).columns().get(DriftRows.COLUMNS - 1).drifted() ? 1 : 0;
      }
    }
    List<String> finds = new ArrayList<>();
    for (int i = 0; kind == DriftRows.NORMAL && i < SHIFTS.length; i++) {
      finds.add(Integer.toString(found[i]));
    }
    System.out.printf(
        "%-12s %-12s %8d %8d %10d  %s%n",
        design,
        kind.name().toLowerCase(Locale.ROOT),
        size.window(),
        rang,
        violated,
        String.join(" ", finds));
  }
}
