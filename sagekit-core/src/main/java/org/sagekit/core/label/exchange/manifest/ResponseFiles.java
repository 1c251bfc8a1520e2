package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sagekit.api.DataException;
import org.sagekit.core.internal.JsonFiles;
import org.sagekit.core.internal.JsonMembers;

/** The files in which Ground Truth keeps what workers said. */
final class ResponseFiles {
  private static final int MOST_BYTES = 1 << 26;
  private static final String TREE = "annotations/worker-response";
  private static final String ITERATION = "iteration-";

  private final List<WorkerAnswer> answers = new ArrayList<>();

  /** A folder of a job's output, or the folder {@code worker-response} of it. */
  List<WorkerAnswer> tree(Path folder) {
    Path below = folder.resolve(TREE);
    for (Path iteration : sorted(Files.isDirectory(below) ? below : folder, this::isIteration)) {
      for (Path object : sorted(iteration, Files::isDirectory)) {
        for (Path file : sorted(object, path -> path.toString().endsWith(".json"))) {
          addFile(String.valueOf(object.getFileName()), file);
        }
      }
    }
    return answers;
  }

  private boolean isIteration(Path path) {
    return String.valueOf(path.getFileName()).startsWith(ITERATION) && Files.isDirectory(path);
  }

  /** Numbers in the order of numbers: shorter names first. */
  private static List<Path> sorted(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(wanted)
          .sorted(
              Comparator.comparingInt((Path path) -> path.toString().length())
                  .thenComparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw new DataException(folder + ": folder must be readable, but: " + e + ".", e);
    }
  }

  private void addFile(String task, Path file) {
    JsonElement content = JsonFiles.read(file, MOST_BYTES);
    String where = "object " + task + ", " + file.getFileName();
    JsonObject wrapped = new JsonObject();
    wrapped.add("answers", content);
    boolean isList = content.isJsonArray();
    JsonMembers members = isList ? JsonMembers.of(where, wrapped) : JsonMembers.of(where, content);
    members.objects("answers").forEach(answer -> answers.add(WorkerAnswer.of(task, answer)));
  }

  /** The payload of a request for consolidation. */
  List<WorkerAnswer> request(Path file) {
    JsonObject wrapped = new JsonObject();
    wrapped.add("payload", JsonFiles.read(file, MOST_BYTES));
    JsonMembers payload = JsonMembers.of(String.valueOf(file.getFileName()), wrapped);
    for (JsonMembers object : payload.objects("payload")) {
      String task = object.text("datasetObjectId");
      for (JsonMembers annotation : object.objects("annotations")) {
        answers.add(WorkerAnswer.of(task, annotation));
      }
    }
    return answers;
  }
}
