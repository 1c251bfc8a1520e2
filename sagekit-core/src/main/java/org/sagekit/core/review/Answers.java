package org.sagekit.core.review;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.Json;

/**
 * What people have answered to the questions of one review: a small file each, on the disk before
 * the next question is asked, so that a review which was killed asks nobody twice. A question is
 * known by event id, input and target, not by what the model said: what is right does not depend on
 * it.
 */
final class Answers {
  private static final int LONGEST_FILE = 1 << 20;
  private static final int LONGEST_NAME = 60;

  private final Path folder;
  private final String review;
  private final String target;

  private Answers(Path folder, String review, String target) {
    this.folder = folder;
    this.review = review;
    this.target = target;
  }

  /**
   * @param reviews the workspace's folder of all reviews
   * @param job the job's name
   * @param version of the reviewer; another version is asked again
   * @param target the column that is judged
   */
  static Answers of(Path reviews, String job, String version, String target) {
    String readable = job.replaceAll("[^A-Za-z0-9_-]", "_");
    readable = readable.substring(0, Math.min(LONGEST_NAME, readable.length()));
    String name = readable + "-" + Fingerprint.of(job, version).brief();
    try {
      Path folder = DurableFiles.createFolder(reviews.resolve(name));
      return new Answers(folder, "ReviewJob '" + job + "'", target);
    } catch (IOException e) {
      throw new StoreException(
          "ReviewJob '%s': answers can't be kept in '%s': %s".formatted(job, reviews, e), e);
    }
  }

  /**
   * @throws StoreException if the answer can't be read
   */
  Optional<String> find(CaptureRecord record) {
    Path file = file(record);
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw damaged(file, "it is longer than " + LONGEST_FILE + " bytes", null);
      }
      JsonElement label = Json.object(review, Files.readString(file)).get("label");
      if (label == null || !label.isJsonPrimitive()) {
        throw damaged(file, "it has no label", null);
      }
      return Optional.of(label.getAsString());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | ModelFormatException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  private StoreException damaged(Path file, String why, @Nullable Exception cause) {
    return new StoreException(
        "%s: answer in '%s' can't be read: %s. Maybe delete it, then it is asked for again."
            .formatted(review, file, why),
        cause);
  }

  /** Returns when the answer is on the disk. */
  void keep(CaptureRecord record, String label) {
    JsonObject answer = new JsonObject();
    answer.addProperty("event", record.eventId());
    answer.addProperty("target", target);
    answer.addProperty("predicted", record.output().label());
    answer.addProperty("label", label);
    byte[] bytes = Json.pretty(answer).getBytes(StandardCharsets.UTF_8);
    Path file = file(record);
    try {
      DurableFiles.replace(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new StoreException(
          "%s: answer can't be written to '%s': %s".formatted(review, file, e), e);
    }
  }

  private Path file(CaptureRecord record) {
    Fingerprint.Digest question = Fingerprint.digest().text(target).text(record.eventId());
    new TreeMap<>(record.input().toMap())
        .forEach((column, value) -> question.text(column).text(value));
    return folder.resolve(question.done().hex() + ".json");
  }
}
