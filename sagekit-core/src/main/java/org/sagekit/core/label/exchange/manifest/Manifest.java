package org.sagekit.core.label.exchange.manifest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.Span;
import org.sagekit.core.data.TextLines;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.label.exchange.ImageSize;
import org.sagekit.core.label.exchange.Truths;

/**
 * An augmented manifest of Amazon SageMaker Ground Truth: a line for each thing that is labelled.
 * Whatever stands in a line and is no label of the job at hand passes through as it is, in its
 * order. A line's task is its number, from 0, which is also Ground Truth's id of the object, unless
 * {@link #tasksFrom} names a member. Immutable.
 *
 * <pre>{@code
 * Manifest.read(file)
 *     .with("mood", ManifestJob.named("label-sentiment", clock), Truths.of(aggregation))
 *     .write(output);
 * }</pre>
 */
public final class Manifest {
  private static final int MOST_LINES = 1_000_000;

  private final String name;
  private final List<ManifestLine> lines;
  private final Map<String, Integer> indexByTask;

  private Manifest(String name, List<ManifestLine> lines, Map<String, Integer> indexByTask) {
    this.name = name;
    this.lines = List.copyOf(lines);
    this.indexByTask = indexByTask;
  }

  private static Manifest numbered(String name, List<ManifestLine> lines) {
    Map<String, Integer> indexByTask = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      indexByTask.put(String.valueOf(i), i);
    }
    return new Manifest(name, lines, indexByTask);
  }

  /**
   * Reads a manifest.
   *
   * @param file JSON lines in strict UTF-8, plain or compressed by gzip: 1,000,000 lines at most,
   *     16,777,216 characters each; empty lines don't count
   * @return the manifest
   * @throws DataException if it can't be read, or a line is no object with either {@code source} or
   *     {@code source-ref}; the message says which, from 1
   */
  public static Manifest read(Path file) {
    List<ManifestLine> lines = new ArrayList<>();
    try (TextLines texts = TextLines.of(file, TextLines.LONGEST)) {
      for (@Nullable String text = texts.next(); text != null; text = texts.next()) {
        if (lines.size() == MOST_LINES) {
          throw new DataException(
              "%s must be within the first %s, but is not."
                  .formatted(texts.here(), String.valueOf(MOST_LINES)));
        }
        if (!text.isBlank()) {
          lines.add(ManifestLine.of(texts.here(), text));
        }
      }
      return numbered(texts.name(), lines);
    }
  }

  /**
   * A manifest of texts.
   *
   * @param name for messages
   * @param texts none blank
   * @return without labels
   */
  public static Manifest ofTexts(String name, List<String> texts) {
    return of(name, Media.TEXT, texts);
  }

  /**
   * A manifest of images, or other things that lie elsewhere.
   *
   * @param name for messages
   * @param places such as {@code s3://bucket/image.png}, none blank
   * @return without labels
   */
  public static Manifest ofReferences(String name, List<String> places) {
    return of(name, Media.IMAGE, places);
  }

  private static Manifest of(String name, Media media, List<String> sources) {
    List<ManifestLine> lines = new ArrayList<>();
    for (String source : sources) {
      lines.add(ManifestLine.ofSource(name + ": line " + (lines.size() + 1), media, source));
    }
    return numbered(name, lines);
  }

  /**
   * The same lines, with another name for each task.
   *
   * @param member a text or number in every line, such as {@code id} or {@code source-ref}
   * @return a manifest
   * @throws DataException if it is not there or there twice
   */
  public Manifest tasksFrom(String member) {
    Map<String, Integer> byTask = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String task = lines.get(i).text(member).orElse("");
      Integer other = byTask.putIfAbsent(task, i);
      if (task.isEmpty() || other != null) {
        throw new DataException(
            "%s: '%s' of object %s must be there and unique, but was '%s'."
                .formatted(name, member, String.valueOf(i), task));
      }
    }
    return new Manifest(name, lines, byTask);
  }

  /**
   * Where it comes from.
   *
   * @return the file's name or the user's
   */
  public String name() {
    return name;
  }

  /**
   * The lines.
   *
   * @return in their order
   */
  public List<ManifestLine> lines() {
    return lines;
  }

  /**
   * The tasks.
   *
   * @return in the order of the lines
   */
  public Set<String> tasks() {
    return Collections.unmodifiableSet(indexByTask.keySet());
  }

  /**
   * The classes of a job, or the verdicts of a verification.
   *
   * @param attribute the label's name
   * @return by task, of those that have the label
   * @throws DataException if a label is of another form
   */
  public Map<String, Found<String>> categories(String attribute) {
    return find(line -> line.category(attribute));
  }

  /**
   * The classes of a job with several.
   *
   * @param attribute the label's name
   * @return as {@link #categories}
   * @throws DataException as {@link #categories}
   */
  public Map<String, List<Found<String>>> sets(String attribute) {
    return find(line -> line.set(attribute));
  }

  /**
   * The named entities of a job.
   *
   * @param attribute the label's name
   * @return as {@link #categories}
   * @throws DataException as {@link #categories}
   */
  public Map<String, List<Found<Span>>> spans(String attribute) {
    return find(line -> line.spans(attribute));
  }

  /**
   * The bounding boxes of a job.
   *
   * @param attribute the label's name
   * @return as {@link #categories}
   * @throws DataException as {@link #categories}
   */
  public Map<String, List<Found<Box>>> boxes(String attribute) {
    return find(line -> line.boxes(attribute));
  }

  /**
   * The sizes of the images, as a job of bounding boxes has them.
   *
   * @param attribute the label's name
   * @return as {@link #categories}
   * @throws DataException as {@link #categories}
   */
  public Map<String, ImageSize> imageSizes(String attribute) {
    return find(line -> line.imageSize(attribute));
  }

  private <T> Map<String, T> find(Function<ManifestLine, Optional<T>> reading) {
    Map<String, T> byTask = new LinkedHashMap<>();
    indexByTask.forEach(
        (task, index) ->
            reading.apply(lines.get(index)).ifPresent(value -> byTask.put(task, value)));
    return byTask;
  }

  /**
   * Adds the labels of a job. A line that has a label of this name keeps it, as when a job is
   * chained to an earlier one: only what is not labelled is labelled. A member of this name without
   * metadata is no label, and is replaced.
   *
   * @param attribute 1 to 127 letters, digits and hyphens between them; not {@code source}, and
   *     without {@code -metadata} or {@code -ref} at its end
   * @param job whose labels they are
   * @param truths of tasks of this manifest, not necessarily all
   * @return a manifest with more labels
   * @throws IllegalArgumentException if the name can't be that of a label, a task is not there, or
   *     a label does not fit the job's classes
   * @throws DataException if the labels that are there are of another form
   */
  public Manifest with(String attribute, ManifestJob job, Truths truths) {
    return new Labelling(this, attribute, job, truths).chained();
  }

  /**
   * Adds the labels of a job in which people changed those of another, which stay as they are.
   * {@code adjustment-status} says of each whether it is another than before. Works for labels of
   * every kind.
   *
   * @param original the name of the labels that were changed; all tasks must have one
   * @param attribute as for {@link #with}
   * @param job whose labels they are
   * @param truths as for {@link #with}; boxes need no sizes of their own
   * @return a manifest with more labels
   * @throws IllegalArgumentException as {@link #with}, and if a task has no original
   * @throws DataException as {@link #with}
   */
  public Manifest adjusted(String original, String attribute, ManifestJob job, Truths truths) {
    return new Labelling(this, attribute, job, truths).adjusted(original);
  }

  /**
   * Writes it: whole or not at all, replacing what was there.
   *
   * @param file compressed by gzip if its name ends with {@code .gz}
   * @throws DataException if the file can't be written
   */
  public void write(Path file) {
    boolean compressed = file.toString().endsWith(".gz");
    try {
      DurableFiles.replace(file, out -> write(compressed ? new GZIPOutputStream(out) : out));
    } catch (IOException e) {
      throw new DataException(file + ": file must be writable, but: " + e + ".", e);
    }
  }

  private void write(OutputStream out) throws IOException {
    for (ManifestLine line : lines) {
      out.write((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
  }

  ManifestLine line(String task) {
    return lines.get(Objects.requireNonNull(indexByTask.get(task), task));
  }

  /** This manifest with other lines for some tasks. */
  Manifest replacing(Map<String, ManifestLine> lineByTask) {
    List<ManifestLine> changed = new ArrayList<>(lines);
    lineByTask.forEach((task, line) -> changed.set(indexByTask.getOrDefault(task, -1), line));
    return new Manifest(name, changed, indexByTask);
  }

  /**
   * @throws IllegalArgumentException if a task is not of this manifest
   */
  void requireTasks(Set<String> some) {
    Set<String> unknown = new HashSet<>(some);
    unknown.removeAll(indexByTask.keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Manifest '%s': task must be one of its %s, but was '%s' (%s in all are not)."
              .formatted(
                  name,
                  String.valueOf(lines.size()),
                  unknown.stream().sorted().findFirst().orElse(""),
                  String.valueOf(unknown.size())));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Manifest manifest
        && lines.equals(manifest.lines)
        && indexByTask.equals(manifest.indexByTask);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  @Override
  public String toString() {
    return "%s: %s objects".formatted(name, String.valueOf(lines.size()));
  }
}
