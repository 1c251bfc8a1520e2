package org.sagekit.core.track.reproduce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Reproduction;
import org.sagekit.api.Reproduction.Part;
import org.sagekit.api.Reproduction.Verdict;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Workspace;

/** Compares what stages have made, then and now. For one thread. */
final class Outcomes {
  private final ValueComparison comparison;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> unrecorded = new ArrayList<>();
  private final List<String> incomparable = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  Outcomes(double epsilon, Workspace workspace) {
    this(new ValueComparison(epsilon, workspace));
  }

  private Outcomes(ValueComparison comparison) {
    this.comparison = comparison;
  }

  /** What was compared. */
  List<Part> parts() {
    return parts;
  }

  /** What was not compared, and why, a sentence each. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    if (!unrecorded.isEmpty()) {
      gaps.add(
          "Not compared, since it was not recorded: the output of %s."
              .formatted(Names.of(unrecorded)));
    }
    if (!incomparable.isEmpty()) {
      gaps.add(
          "Not compared, being of a type that has neither fingerprint nor equals: the output of %s."
              .formatted(Names.of(incomparable)));
    }
    return gaps;
  }

  /** Compares the outputs of a stage; what only passes through it is not told a second time. */
  Verdict compare(Step then, Step now) {
    List<Output> made = fitting(then, now);
    if (then.outputs().size() != made.size()) {
      return counted(then, now);
    }
    if (made.size() < now.outputs().size()) {
      unrecorded.add(now.path());
    }
    List<Part> found = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      part(now.path(), then.outputs().get(i), made.get(i)).ifPresent(found::add);
    }
    boolean passed = made.stream().allMatch(this::passed);
    Verdict verdict = Reproduction.worst(found);
    if (!passed || verdict != Verdict.BIT_EQUAL) {
      parts.addAll(found);
    }
    return verdict;
  }

  /**
   * Compares what a line has handed on, which is told if it is worse than what its stages have
   * made: others may have made it.
   */
  void compareLine(Step then, Step now) {
    Outcomes alone = new Outcomes(comparison);
    Verdict verdict = alone.compare(then, now);
    if (verdict.compareTo(Reproduction.worst(parts)) > 0) {
      parts.addAll(alone.parts);
    }
  }

  /** Only what has a fingerprint is recorded, so of what was recorded nothing else is compared. */
  private static List<Output> fitting(Step then, Step now) {
    List<Output> known =
        now.outputs().stream().filter(output -> output.fingerprint().isPresent()).toList();
    return !then.outputs().isEmpty() && then.outputs().size() == known.size()
        ? known
        : now.outputs();
  }

  private Verdict counted(Step then, Step now) {
    if (then.outputs().isEmpty()) {
      unrecorded.add(now.path());
      return Verdict.BIT_EQUAL;
    }
    String note =
        "%s values were made, now %s.".formatted(then.outputs().size(), now.outputs().size());
    parts.add(different(now.path(), then.outputs().get(0), Optional.empty(), note));
    return Verdict.DIFFERENT;
  }

  /** What was made then and not again, though the repetition came to its end. */
  void lost(Step then) {
    then.outputs()
        .forEach(
            output ->
                parts.add(
                    different(
                        then.path(), output, output.fingerprint(), "It was not made again.")));
  }

  private static Part different(
      String path, Output then, Optional<Fingerprint> before, String note) {
    return new Part(
        path,
        then.kind(),
        Verdict.DIFFERENT,
        before,
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(),
        note);
  }

  private boolean passed(Output output) {
    return output.value().get().map(value -> !seen.add(value)).orElse(false);
  }

  private Optional<Part> part(String path, Output then, Output now) {
    Optional<Compared> compared = compared(then, now);
    if (compared.isEmpty()) {
      incomparable.add(path);
    }
    return compared.map(
        how ->
            new Part(
                path,
                now.kind(),
                how.verdict(),
                then.fingerprint(),
                now.fingerprint(),
                how.difference(),
                how.figures(),
                how.note()));
  }

  private Optional<Compared> compared(Output then, Output now) {
    Optional<Fingerprint> before = then.fingerprint();
    if (before.isPresent() && before.equals(now.fingerprint())) {
      return Optional.of(Compared.EQUAL);
    }
    try {
      Optional<Object> value = then.value().get();
      return value.isEmpty()
          ? Optional.of(Compared.different("Of the former only the fingerprint was kept."))
          : comparison.of(value.get(), now.value().get().orElseThrow());
    } catch (SageKitException e) {
      return Optional.of(Compared.different("The former can't be read: " + e.getMessage()));
    }
  }
}
