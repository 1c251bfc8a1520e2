package org.sagekit.core.label.weak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.RunContext;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelMatrixBuilder;
import org.sagekit.api.label.weak.LabelingFunction;

/** Has functions vote on the rows of a dataset. Immutable. */
record FunctionCaller(List<LabelingFunction> functions, Dataset rows) {
  private static final int CHUNK = 1024;

  LabelMatrix inThisThread() {
    LabelMatrixBuilder matrix = matrix();
    for (int begin = 0; begin < rows.size(); begin += CHUNK) {
      chunk(begin).forEach(matrix::row);
    }
    return matrix.build();
  }

  /** Chunks are asked for in waves and taken in order, so that the result is always the same. */
  LabelMatrix inParallel(RunContext run) throws InterruptedException {
    LabelMatrixBuilder matrix = matrix();
    int wave = CHUNK * 4 * run.threads();
    for (int begin = 0; begin < rows.size(); begin += wave) {
      run.checkStop();
      List<Callable<List<List<@Nullable String>>>> tasks = new ArrayList<>();
      int end = Math.min(rows.size(), begin + wave);
      for (int chunk = begin; chunk < end; chunk += CHUNK) {
        int from = chunk;
        tasks.add(() -> chunk(from));
      }
      for (Future<List<List<@Nullable String>>> votes : run.executor().invokeAll(tasks)) {
        result(votes).forEach(matrix::row);
      }
      run.progress().at(end, rows.size(), "rows voted on");
    }
    return matrix.build();
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private LabelMatrixBuilder matrix() {
    return LabelMatrix.builder(
        rows.name(), functions.stream().map(LabelingFunction::name).toList());
  }

  private List<List<@Nullable String>> chunk(int begin) {
    List<List<@Nullable String>> votes = new ArrayList<>();
    for (int row = begin; row < Math.min(rows.size(), begin + CHUNK); row++) {
      List<@Nullable String> votesOfRow = new ArrayList<>(functions.size());
      for (LabelingFunction function : functions) {
        votesOfRow.add(vote(function, row));
      }
      votes.add(votesOfRow);
    }
    return votes;
  }

  private @Nullable String vote(LabelingFunction function, int index) {
    Row row = rows.row(index);
    @Nullable Optional<String> vote;
    try {
      vote = function.vote(row);
    } catch (RuntimeException | StackOverflowError e) {
      throw bad(function, index, "it threw " + e, e);
    }
    if (vote == null) {
      throw bad(function, index, "was null", null);
    }
    if (vote.isPresent() && vote.get().isBlank()) {
      throw bad(function, index, "was '" + vote.get() + "'", null);
    }
    return vote.orElse(null);
  }

  private DataException bad(
      LabelingFunction function, int row, String was, @Nullable Throwable cause) {
    return new DataException(
        "Labeling function '%s': vote on row %s of %s must be a label or empty, but %s."
            .formatted(function.name(), String.valueOf(row), rows.name(), was),
        cause);
  }
}
