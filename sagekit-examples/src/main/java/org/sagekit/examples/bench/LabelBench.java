package org.sagekit.examples.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.RunningAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.Aggregators;

/**
 * How long aggregators take for a large crowd, and how soon they have taken in a few votes more:
 * {@code [votes [tasks [workers [classes [method...]]]]]}, by default 1,800,000 votes on 100,000
 * tasks by 5,000 workers for 4 classes. Seconds of processor time, all threads, begin with the
 * votes in memory; the heap is the greatest that was in use, garbage included.
 */
public final class LabelBench {
  private static final int BATCH = 1_000;
  private static final int BATCHES = 50;
  private static final long SEED = 11;

  private LabelBench() {}

  public static void main(String[] args) {
    int[] sizes = {1_800_000, 100_000, 5_000, 4};
    for (int i = 0; i < Math.min(args.length, sizes.length); i++) {
      sizes[i] = Integer.parseInt(args[i]);
    }
    List<String> methods =
        args.length > sizes.length
            ? List.of(args).subList(sizes.length, args.length)
            : List.of("majority", "dawid-skene", "fast-dawid-skene");
    Crowd crowd = new Crowd(sizes[1], sizes[2], sizes[3]);
    Votes votes = Votes.of("generated", crowd.votes(sizes[0]));
    System.out.printf(
        Locale.ROOT,
        "%s, %,d tasks, %,d workers, %d classes, heap of at most %,d MB%n%n",
        votes,
        sizes[1],
        sizes[2],
        sizes[3],
        Runtime.getRuntime().maxMemory() >> 20);
    System.out.printf(
        "%-18s %9s %7s %9s %8s %16s%n",
        "method", "CPU s", "rounds", "accuracy", "peak MB", "1,000 more, ms");
    methods.forEach(method -> measure(method, votes, crowd));
  }

  private static void measure(String method, Votes votes, Crowd crowd) {
    long begun = cpu();
    LabelAggregation result = Aggregators.named(method).aggregate(votes);
    double seconds = (cpu() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-18s %9.2f %7d %9.4f %8d %16s%n",
        method,
        seconds,
        result.iterations(),
        crowd.accuracy(result),
        peak() >> 20,
        more(method, votes, crowd));
  }

  private static String more(String method, Votes votes, Crowd crowd) {
    RunningAggregation running = Aggregators.named(method).running(votes);
    double[] millis = new double[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      List<Vote<String>> batch = crowd.votes(BATCH);
      long begun = System.nanoTime();
      running.add(batch);
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    java.util.Arrays.sort(millis);
    return String.format(Locale.ROOT, "%.1f (most %.1f)", millis[BATCHES / 2], millis[BATCHES - 1]);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /** Workers whose tables are known: mostly good, each with errors of their own. */
  private static final class Crowd {
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final String[] tasks;
    private final String[] workers;
    private final String[] labels;
    private final Map<String, String> truthByTask = new HashMap<>();
    private final double[][] answers;

    Crowd(int tasks, int workers, int labels) {
      this.tasks = names("task-", tasks);
      this.workers = names("worker-", workers);
      this.labels = names("label-", labels);
      answers = new double[workers * labels][];
      for (int row = 0; row < answers.length; row++) {
        answers[row] = table(row % labels, labels);
      }
      for (String task : this.tasks) {
        truthByTask.put(task, this.labels[random.nextInt(labels)]);
      }
    }

    private static String[] names(String prefix, int count) {
      String[] names = new String[count];
      for (int i = 0; i < count; i++) {
        names[i] = prefix + i;
      }
      return names;
    }

    private double[] table(int truth, int labels) {
      double right = 0.35 + 0.5 * random.nextDouble();
      double[] row = new double[labels];
      double sum = 0;
      for (int label = 0; label < labels; label++) {
        row[label] = random.nextDouble();
        sum += label == truth ? 0 : row[label];
      }
      for (int label = 0; label < labels; label++) {
        row[label] = label == truth ? right : row[label] / sum * (1 - right);
      }
      return row;
    }

    List<Vote<String>> votes(int count) {
      List<Vote<String>> votes = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        String task = tasks[random.nextInt(tasks.length)];
        int worker = random.nextInt(workers.length);
        String truth = truthByTask.getOrDefault(task, "");
        int index = Integer.parseInt(truth.substring(truth.indexOf('-') + 1));
        votes.add(
            new Vote<>(task, workers[worker], answer(answers[worker * labels.length + index])));
      }
      return votes;
    }

    private String answer(double[] row) {
      double left = random.nextDouble();
      for (int label = 0; label < row.length; label++) {
        left -= row[label];
        if (left < 0) {
          return labels[label];
        }
      }
      return labels[row.length - 1];
    }

    double accuracy(LabelAggregation result) {
      long right =
          result.posteriorByTask().entrySet().stream()
              .filter(task -> task.getValue().label().equals(truthByTask.get(task.getKey())))
              .count();
      return right / (double) result.posteriorByTask().size();
    }
  }
}
