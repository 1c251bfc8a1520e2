package org.sagekit.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came out when the work of a run was done again: the same to the bit, the same but for
 * rounding, or something else, and why.
 *
 * @param run the run that was repeated
 * @param repeats the runs that repeated it, in the order in which they worked
 * @param verdict the worst of the parts'
 * @param epsilon the relative difference up to which figures are the same but for rounding
 * @param parts the outputs that were compared, in the order in which they were made again, and
 *     those that were not made again though the repetition came to its end
 * @param reasons what is not as it was then, or what nobody can know to be so, a sentence each;
 *     also what was not done again. If the verdict is {@link Verdict#BIT_EQUAL}, what is told here
 *     made no difference
 * @param took how long the repetition worked
 */
public record Reproduction(
    String run,
    List<String> repeats,
    Verdict verdict,
    double epsilon,
    List<Part> parts,
    List<String> reasons,
    Duration took)
    implements Summary.Source {

  /** The relative difference up to which figures are the same but for rounding, unless told. */
  public static final double EPSILON = 1e-9;

  /** How two outputs compare. */
  public enum Verdict {
    /** Equal to the last bit. */
    BIT_EQUAL,
    /** Equal but for rounding: no figure differs by more than epsilon. */
    WITHIN,
    /** Not equal, or nobody can say by how much they differ. */
    DIFFERENT
  }

  /** Copies the lists. */
  public Reproduction {
    repeats = List.copyOf(repeats);
    parts = List.copyOf(parts);
    reasons = List.copyOf(reasons);
  }

  /**
   * An output and what it became when it was made again.
   *
   * @param path of the stage that made it
   * @param kind what it is, such as {@code model}
   * @param verdict how the two compare
   * @param before the fingerprint of the one of then, if it has one
   * @param after the fingerprint of the one of now, if it has one
   * @param difference the greatest relative difference between predictions for the same rows or
   *     between numbers in the same cells, in proportion to the greatest number of the column;
   *     infinite if one is NaN and the other is not; empty if no numbers were compared
   * @param figures metrics, each as it was and as it is
   * @param note what is to be said of the comparison, or empty
   */
  public record Part(
      String path,
      String kind,
      Verdict verdict,
      Optional<Fingerprint> before,
      Optional<Fingerprint> after,
      OptionalDouble difference,
      List<Figure> figures,
      String note) {

    /** Copies the figures. */
    public Part {
      figures = List.copyOf(figures);
    }
  }

  /**
   * A metric.
   *
   * @param name of the metric
   * @param before as it was
   * @param after as it is
   * @param difference of the two in proportion to the greater; that of the ends of their intervals
   *     if it is greater; 0 if they are equal, infinite if just one is NaN
   */
  public record Figure(String name, double before, double after, double difference) {}

  /**
   * The worst of some verdicts.
   *
   * @param parts any
   * @return {@link Verdict#BIT_EQUAL} if there are none
   */
  public static Verdict worst(List<Part> parts) {
    return parts.stream()
        .map(Part::verdict)
        .max(Comparator.naturalOrder())
        .orElse(Verdict.BIT_EQUAL);
  }

  @Override
  public Summary summary() {
    List<Summary.Part> all = new ArrayList<>();
    all.add(
        new Summary.Note(
            "%s, with epsilon %s; %s made again in %s s."
                .formatted(
                    verdict,
                    epsilon,
                    parts.size() == 1 ? "one output was" : parts.size() + " outputs were",
                    String.format(Locale.ROOT, "%.2f", took.toNanos() / 1e9))));
    reasons.forEach(reason -> all.add(new Summary.Note(reason)));
    all.add(
        new Summary.Table(
            List.of("stage", "output", "verdict", "then", "now", "difference", "note"),
            parts.stream().map(Reproduction::row).toList()));
    List<List<String>> figures = figures();
    if (!figures.isEmpty()) {
      all.add(new Summary.Table(List.of("stage", "metric", "then", "now", "difference"), figures));
    }
    return new Summary("Repetition of " + run, all);
  }

  private static List<String> row(Part part) {
    return List.of(
        part.path(),
        part.kind(),
        part.verdict().name(),
        part.before().map(Fingerprint::brief).orElse(""),
        part.after().map(Fingerprint::brief).orElse(""),
        part.difference().isPresent() ? brief(part.difference().getAsDouble()) : "",
        part.note());
  }

  private List<List<String>> figures() {
    List<List<String>> rows = new ArrayList<>();
    for (Part part : parts) {
      for (Figure figure : part.figures()) {
        rows.add(
            List.of(
                part.path(),
                figure.name(),
                String.valueOf(figure.before()),
                String.valueOf(figure.after()),
                brief(figure.difference())));
      }
    }
    return rows;
  }

  private static String brief(double difference) {
    return String.format(Locale.ROOT, "%.3g", difference);
  }

  @Override
  public String toString() {
    return run + " " + verdict + (reasons.isEmpty() ? "" : ": " + String.join(" ", reasons));
  }
}
