package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.ModelFormatException;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonMembers;

/** What one worker said of one thing, as Ground Truth keeps it. Immutable. */
public final class WorkerAnswer {
  private static final double MOST_SECONDS = 1e9;

  private final String task;
  private final JsonMembers members;
  private final JsonMembers content;

  private WorkerAnswer(String task, JsonMembers members, JsonMembers content) {
    this.task = task;
    this.members = members;
    this.content = content;
  }

  /**
   * @throws DataException if there is no worker or no content
   */
  static WorkerAnswer of(String task, JsonMembers members) {
    members.text("workerId");
    WorkerAnswer answer = new WorkerAnswer(task, members, content(members));
    answer.acceptanceTime();
    answer.submissionTime();
    answer.timeSpent();
    return answer;
  }

  /** The content is an object, or, in a request for consolidation, the text of one. */
  private static JsonMembers content(JsonMembers members) {
    if (members.has("answerContent")) {
      return members.object("answerContent");
    }
    JsonMembers data = members.object("annotationData");
    JsonElement content =
        data.find("content")
            .orElseThrow(
                () -> data.fault("content", "must be there; an s3Uri can't be followed from here"));
    String where = data.where() + ": 'content'";
    if (content instanceof JsonObject object) {
      return JsonMembers.of(where, object);
    }
    try {
      return JsonMembers.of(where, Json.object(where, data.text("content")));
    } catch (ModelFormatException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * What was asked about.
   *
   * @return the id of the data object, which is the number of its line in the manifest
   */
  public String task() {
    return task;
  }

  /**
   * Who answered.
   *
   * @return {@code workerId}
   */
  public String worker() {
    return members.text("workerId");
  }

  /**
   * When the worker took the task.
   *
   * @return empty if it is not known
   */
  public Optional<Instant> acceptanceTime() {
    return time("acceptanceTime");
  }

  /**
   * When the worker had answered.
   *
   * @return empty if it is not known
   */
  public Optional<Instant> submissionTime() {
    return time("submissionTime");
  }

  private Optional<Instant> time(String name) {
    try {
      return members.findText(name).map(Instant::parse);
    } catch (DateTimeException e) {
      throw members.fault(name, "must be a time such as 2020-12-28T18:59:58.321Z");
    }
  }

  /**
   * How long the worker worked on it, without breaks.
   *
   * @return empty if it is not known
   */
  public Optional<Duration> timeSpent() {
    Optional<Double> seconds = members.findNumber("timeSpentInSeconds");
    if (seconds.filter(s -> s < 0 || s > MOST_SECONDS).isPresent()) {
      throw members.fault("timeSpentInSeconds", "must be from 0 to 1000000000");
    }
    return seconds.map(s -> Duration.ofNanos((long) (s * 1e9)));
  }

  JsonMembers content() {
    return content;
  }
}
