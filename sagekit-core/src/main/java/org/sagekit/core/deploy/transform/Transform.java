package org.sagekit.core.deploy.transform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.transform.TransformReport;
import org.sagekit.api.deploy.transform.TransformedFile;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.FolderLock;
import org.sagekit.core.model.Scorers;

/** Transforms all files of a plan, one after the other. Stateless and thread-safe. */
public final class Transform {
  /** A crash repeats so much of an input at most, or what is scored in five seconds. */
  private static final long SETTLED_BYTES = 1 << 20;

  private Transform() {}

  /**
   * Does what is left to do.
   *
   * @param plan what was asked for
   * @param model what scores
   * @param run threads, progress and stop
   * @return what was done
   * @throws DataException if an input can't be read, or has more bad rows than it may
   * @throws IllegalStateException if another transform writes to the same folder
   * @throws StoreException if the outputs can't be written
   * @throws org.sagekit.api.StoppedException if the run was asked to stop
   */
  public static TransformReport run(TransformPlan plan, ModelPackage model, RunContext run) {
    return run(plan, model, run, new Work.Pace(Disk.REAL, SETTLED_BYTES));
  }

  static TransformReport run(
      TransformPlan plan, ModelPackage model, RunContext run, Work.Pace pace) {
    long begun = System.nanoTime();
    Path folder = plan.output().folder();
    List<Path> files = InputFiles.of(plan.input().paths(), folder);
    Work work =
        new Work(
            plan,
            new Work.Engine(Scorers.of(model), model.model().inputs()),
            plan.fingerprint(model),
            run,
            pace);
    try {
      Path place = DurableFiles.createFolder(folder.resolve(Places.WORK));
      try (FolderLock lock =
          FolderLock.tryOf(place).orElseThrow(() -> new IllegalStateException(inUse(plan)))) {
        EarlierWork.sweep(pace.disk(), place);
        List<TransformedFile> done = all(work, files);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new TransformReport(plan.name(), model.lineage(), done, took);
      }
    } catch (IOException e) {
      throw new StoreException(
          "TransformJob '%s': output '%s' can't be written: %s".formatted(plan.name(), folder, e),
          e);
    }
  }

  private static String inUse(TransformPlan plan) {
    return "TransformJob '%s': output '%s' must be free, but another transform writes there. Maybe wait for its end, or take another folder."
        .formatted(plan.name(), plan.output().folder());
  }

  private static List<TransformedFile> all(Work work, List<Path> files) throws IOException {
    List<TransformedFile> done = new ArrayList<>();
    long total = 0;
    for (Path file : files) {
      total += InputContent.sizeOf(file);
    }
    long before = 0;
    for (Path file : files) {
      FileTransform.Meter meter = meter(work.run(), before, total);
      Places places = new Places(file, work.plan().output().folder());
      done.add(new FileTransform(work, places, meter).run());
      before += InputContent.sizeOf(file);
    }
    return done;
  }

  private static FileTransform.Meter meter(RunContext run, long before, long total) {
    return (bytes, file, rows) ->
        run.progress()
            .at(
                before + bytes,
                total,
                String.format(Locale.ROOT, "bytes, %s: %,d rows", file, rows));
  }
}
