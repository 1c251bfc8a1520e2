package org.sagekit.core.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.Stage;
import org.sagekit.api.deploy.transform.BatchStrategy;
import org.sagekit.api.deploy.transform.JoinSource;
import org.sagekit.api.deploy.transform.RecordFormat;
import org.sagekit.api.deploy.transform.SplitType;
import org.sagekit.api.deploy.transform.TransformReport;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.transform.Batching;
import org.sagekit.core.deploy.transform.DataProcessing;
import org.sagekit.core.deploy.transform.JsonPath;
import org.sagekit.core.deploy.transform.Transform;
import org.sagekit.core.deploy.transform.TransformInput;
import org.sagekit.core.deploy.transform.TransformOutput;
import org.sagekit.core.deploy.transform.TransformPlan;
import org.sagekit.core.pack.Certificates;

/**
 * Scores files by a package: SageMaker's batch transform. {@code TransformJob.named("score-march",
 * Path.of("march.csv.gz")).output(Path.of("scores")).build()} writes {@code
 * scores/march.csv.gz.out}: the predictions in the order of the records, bit for bit what {@code
 * Scorers.of(package)} says of them.
 *
 * <p><b>Records.</b> A file has CSV by RFC 4180 with commas, with or without a header, or JSON
 * lines; in UTF-8, plain or compressed by gzip, which is known by its content. With a header, and
 * of JSON objects, the model's inputs are found by name and others don't matter; of CSV without a
 * header and of JSON arrays, what the input filter picks are the inputs in the package's order.
 * What JSON objects leave out is missing, but the first 1,000 of a file must have every input
 * between them. Cells are read as {@link org.sagekit.core.data.Datasets} reads them.
 *
 * <p><b>Filters</b> are SageMaker's subset of JSONPath, which {@link JsonPath} tells in full.
 * {@link Builder#inputFilter} picks what the model is given. {@link JoinSource#INPUT} puts the
 * prediction behind the cells of the record, or into its JSON object as {@code SageMakerOutput}; of
 * a record that is no object, the new one has {@code SageMakerInput}, too. {@link
 * Builder#outputFilter} picks what is written. Cells of the input are written as they stand there,
 * quotes and all.
 *
 * <p><b>Output.</b> A prediction is {@code label,p(a),p(b)} in CSV, or {@code {"label": "a",
 * "probabilities": {"a": 0.7, "b": 0.3}}}; a number is {@code prediction} and {@code {"value":
 * 1.5}}. CSV has a header unless the input is CSV without one. An output has its name only once it
 * is whole.
 *
 * <p><b>Memory</b> does not depend on the length of a file: for each thread there are two batches,
 * each of at most 1,000 records and {@link Builder#maxPayload} bytes of the file, with what is made
 * of them, and two more payloads for what is being read.
 *
 * <p><b>Going on.</b> Killed, stopped or out of disk, the same job goes on where it was, at the
 * cost of a mebibyte or five seconds of work at most, and writes what it would have written
 * undisturbed. What was done is read again and compared first: if input, package, format, join or a
 * filter are not what they were, the file is begun anew, and the report and a {@link
 * org.sagekit.api.deploy.transform.TransformEvent} say why. A file that was done is not scored
 * again. The records of this are in {@code .transform} inside the output folder, and can go when
 * all is done. Only one transform writes to a folder at a time.
 *
 * <p>Immutable and thread-safe. Never checkpointed: it keeps its own records.
 */
public final class TransformJob implements Stage<ModelPackage, TransformReport> {
  /** SageMaker's greatest payload. */
  private static final int MOST_BYTES = 100 << 20;

  private final String name;
  private final TransformPlan plan;

  private TransformJob(TransformPlan plan) {
    this.name = plan.name();
    this.plan = plan;
  }

  /**
   * Starts a job.
   *
   * @param name unique in its line, not blank
   * @param inputs files, or folders whose files are meant, one at least; their names must differ
   * @return a builder with all options at their defaults, but for the output's folder
   */
  public static Builder named(String name, Path... inputs) {
    return new Builder(name, List.of(inputs));
  }

  /** Collects options; {@link #build} says all problems at once. For one thread. */
  public static final class Builder {
    private String name;
    private final List<Path> inputs;
    private @Nullable Path output;
    private RecordFormat contentType = RecordFormat.CSV;
    private @Nullable RecordFormat accept;
    private boolean header = true;
    private SplitType split = SplitType.LINE;
    private BatchStrategy strategy = BatchStrategy.MULTI_RECORD;
    private int maxPayload = 6 << 20;
    private OptionalInt threads = OptionalInt.empty();
    private String inputFilter = "$";
    private JoinSource join = JoinSource.NONE;
    private String outputFilter = "$";
    private int badRows;

    private Builder(String name, List<Path> inputs) {
      this.name = Objects.requireNonNull(name, "name");
      this.inputs = inputs;
    }

    /**
     * Another name, for a second job of the same settings in one line.
     *
     * @param newName unique in its line, not blank
     * @return this
     */
    public Builder name(String newName) {
      name = Objects.requireNonNull(newName, "name");
      return this;
    }

    /**
     * Where the outputs are written: {@code <input>.out} for each input. Must be set.
     *
     * @param folder made if it is not there
     * @return this
     */
    public Builder output(Path folder) {
      output = Objects.requireNonNull(folder, "output");
      return this;
    }

    /**
     * How the records of the inputs are written.
     *
     * @param format CSV by default
     * @return this
     */
    public Builder contentType(RecordFormat format) {
      contentType = Objects.requireNonNull(format, "contentType");
      return this;
    }

    /**
     * How the outputs are written, a line a record.
     *
     * @param format that of the inputs by default, and always where the input is joined
     * @return this
     */
    public Builder accept(RecordFormat format) {
      accept = Objects.requireNonNull(format, "accept");
      return this;
    }

    /**
     * Takes the first row of CSV for a row like the others. All rows have as many cells as it, in
     * the order of the table that the model learnt from.
     *
     * @return this
     */
    public Builder withoutHeader() {
      header = false;
      return this;
    }

    /**
     * Whether files are split into batches.
     *
     * @param type by line by default; a file that is not split must not exceed the payload
     * @return this
     */
    public Builder split(SplitType type) {
      split = Objects.requireNonNull(type, "split");
      return this;
    }

    /**
     * How many records the model is asked at once. The answers are the same.
     *
     * @param records many by default
     * @return this
     */
    public Builder strategy(BatchStrategy records) {
      strategy = Objects.requireNonNull(records, "strategy");
      return this;
    }

    /**
     * How large a batch, and so a record, may be; a greater record is refused.
     *
     * @param bytes from 1 to 104,857,600; 6 MiB by default, as with SageMaker
     * @return this
     */
    public Builder maxPayload(int bytes) {
      maxPayload = bytes;
      return this;
    }

    /**
     * How many batches are scored at a time: SageMaker's {@code MaxConcurrentTransforms}. The
     * output is the same.
     *
     * @param number at least 1; by default as many as the run may keep busy
     * @return this
     */
    public Builder threads(int number) {
      threads = OptionalInt.of(number);
      return this;
    }

    /**
     * What of a record the model is given.
     *
     * @param path such as {@code $[1:]} or {@code $.features}; {@code $} by default, which is all
     * @return this
     */
    public Builder inputFilter(String path) {
      inputFilter = Objects.requireNonNull(path, "inputFilter");
      return this;
    }

    /**
     * What the prediction is put beside.
     *
     * @param source nothing by default
     * @return this
     */
    public Builder join(JoinSource source) {
      join = Objects.requireNonNull(source, "join");
      return this;
    }

    /**
     * What of the prediction, and of the record if it is joined, is written.
     *
     * @param path such as {@code $[0,-1]} or {@code $['id','SageMakerOutput']}; {@code $} by
     *     default, which is all
     * @return this
     */
    public Builder outputFilter(String path) {
      outputFilter = Objects.requireNonNull(path, "outputFilter");
      return this;
    }

    /**
     * How many rows of a file may be bad. They are left out of the output and written into {@code
     * <input>.bad} beside it, a line of JSON each: row, line, reason and record. A record that
     * exceeds the payload is always refused, as nobody knows where the next one starts.
     *
     * @param most 0 by default: the first bad row ends the job
     * @return this
     */
    public Builder badRows(int most) {
      badRows = most;
      return this;
    }

    /**
     * Ends the builder.
     *
     * @return the job
     * @throws IllegalArgumentException if an option is not what it must be; all are said
     */
    public TransformJob build() {
      String subject = "TransformJob '" + name + "'";
      RecordFormat written = accept == null ? contentType : accept;
      Problems problems = Problems.of(subject);
      problems
          .require(!name.isBlank(), "name", "not blank", "'" + name + "'")
          .require(!inputs.isEmpty(), "inputs", "one at least", "none")
          .require(output != null, "output", "a folder", "not set", "output(...)")
          .require(badRows >= 0, "badRows", "at least 0", badRows)
          .require(threads.orElse(1) >= 1, "threads", "at least 1", threads.orElse(1))
          .require(
              maxPayload >= 1 && maxPayload <= MOST_BYTES,
              "maxPayload",
              "from 1 to " + MOST_BYTES + " bytes",
              maxPayload)
          .require(
              join == JoinSource.NONE || written == contentType,
              "accept",
              contentType + " like the input that is joined",
              written)
          .require(
              header || contentType == RecordFormat.CSV,
              "contentType",
              RecordFormat.CSV + " if it is without header",
              contentType);
      Filters filters = new Filters(subject, problems);
      JsonPath picked = filters.read("inputFilter", inputFilter, contentType);
      JsonPath kept = filters.read("outputFilter", outputFilter, written);
      problems.throwIfAny();
      return new TransformJob(
          new TransformPlan(
              name,
              new TransformInput(inputs, contentType, header && contentType == RecordFormat.CSV),
              new TransformOutput(Objects.requireNonNull(output, "output"), written, badRows),
              new DataProcessing(picked, join, kept),
              new Batching(split, strategy, maxPayload, threads)));
    }
  }

  /** Reads filters, and says what is wrong with them. */
  private record Filters(String subject, Problems problems) {

    JsonPath read(String option, String text, RecordFormat format) {
      List<String> wrong = new ArrayList<>();
      JsonPath path = JsonPath.parse("$");
      try {
        path = JsonPath.parse(text);
        if (format == RecordFormat.CSV && !path.fitsCsv()) {
          wrong.add("must have one step of indexes, as rows of CSV are arrays. Maybe $[0,2:].");
        }
      } catch (IllegalArgumentException e) {
        wrong.add(String.valueOf(e.getMessage()));
      }
      problems.addAll(
          wrong.stream()
              .map(what -> "%s: %s '%s' %s".formatted(subject, option, text, what))
              .toList());
      return path;
    }
  }

  /**
   * A builder that makes an equal job if nothing is changed.
   *
   * @return with all options of this job
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, plan.input().paths());
    builder.output = plan.output().folder();
    builder.contentType = plan.input().format();
    builder.accept = plan.output().format();
    builder.header = plan.input().header() || plan.input().format() != RecordFormat.CSV;
    builder.split = plan.batching().split();
    builder.strategy = plan.batching().strategy();
    builder.maxPayload = plan.batching().maxPayload();
    builder.threads = plan.batching().threads();
    builder.inputFilter = plan.processing().inputFilter().toString();
    builder.join = plan.processing().join();
    builder.outputFilter = plan.processing().outputFilter().toString();
    builder.badRows = plan.output().badRows();
    return builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Settings settings() {
    OptionalInt threads = plan.batching().threads();
    return Settings.empty()
        .with("inputs", plan.input().paths().stream().map(Path::toString).toList())
        .with("output", plan.output().folder().toString())
        .with("contentType", plan.input().format())
        .with("header", plan.input().header())
        .with("accept", plan.output().format())
        .with("split", plan.batching().split())
        .with("strategy", plan.batching().strategy())
        .with("maxPayload", plan.batching().maxPayload())
        .with("threads", threads.isPresent() ? threads.getAsInt() : "those of the run")
        .with("inputFilter", plan.processing().inputFilter().toString())
        .with("join", plan.processing().join())
        .with("outputFilter", plan.processing().outputFilter().toString())
        .with("badRows", plan.output().badRows());
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return Optional.empty(); // it reads and writes files, and finds out itself what is done
  }

  @Override
  public List<String> check(RunContext run) {
    Path folder = plan.output().folder();
    return Files.exists(folder) && !Files.isDirectory(folder)
        ? List.of("%s: output must be a folder, but '%s' is none.".formatted(this, folder))
        : List.of();
  }

  /**
   * Scores what was not scored yet.
   *
   * @param input any package
   * @param run threads, progress in bytes of the inputs, and stop
   * @return what was done
   * @throws org.sagekit.api.DataException if an input can't be read or lacks what the model needs,
   *     or a row is bad and may not be; the message says where. Rows count from 0, lines from 1
   * @throws IllegalStateException if another transform writes to the output's folder
   * @throws org.sagekit.api.StoreException if the outputs can't be written
   * @throws org.sagekit.api.ModelFormatException if this JVM does not compute what the package's
   *     certificate says
   */
  @Override
  public TransformReport run(ModelPackage input, RunContext run) {
    Certificates.require(input);
    return Transform.run(plan, input, run);
  }

  @Override
  public String toString() {
    return "TransformJob '" + name + "'";
  }
}
