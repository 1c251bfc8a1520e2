package org.sagekit.core.pack;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.Agreement;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Verdict;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.Scorers;

/** Where certificates come from, and how an engine is held to one. */
public final class Certificates {
  private Certificates() {}

  /**
   * What a model computes on up to 400 hard rows: fewer where a row has more than 500 inputs. The
   * same model gives the same certificate on every machine.
   *
   * @param model any
   * @return its certificate
   */
  public static Certificate of(TrainedModel model) {
    return of(model.graph(), model.profile().sample());
  }

  static Certificate of(ScoringGraph graph, Dataset sample) {
    Dataset rows = HardRows.of(graph, sample);
    Certificate found =
        new Certificate(rows, margins(graph, rows), outputs(graph, rows), List.of());
    return found.with(Verdicts.of(graph, found));
  }

  /**
   * Scores the rows of a certificate in this JVM, each alone and all together, and compares.
   *
   * @param graph the model
   * @param certificate its certificate
   * @return how far this JVM's engines are from it, the further of both ways
   * @throws ModelFormatException if the certificate is not one of this graph's inputs or outputs
   */
  public static Agreement check(ScoringGraph graph, Certificate certificate) {
    if (certificate.rows().size() == 0) {
      return Agreement.of(certificate, Doubles.of(), Doubles.of());
    }
    try {
      Dataset rows = certificate.rows();
      Doubles margins = margins(graph, rows);
      Agreement together = Agreement.of(certificate, margins, outputs(graph, rows));
      Agreement alone = Agreement.of(certificate, margins, eachOutput(graph, rows));
      return together.outputsEqual() < alone.outputsEqual() ? together : alone;
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException("Certificate must be that of its graph: " + e.getMessage(), e);
    }
  }

  /**
   * Refuses a package that this JVM does not compute as its certificate says, or of which a target
   * was found to compute something else.
   *
   * @param pack any
   * @throws ModelFormatException if a number differs
   */
  public static void require(ModelPackage pack) {
    for (Verdict verdict : pack.certificate().verdicts()) {
      if (!verdict.outcome().isSound()) {
        throw new ModelFormatException(
            "Package '%s': certificate must be met by every target, but '%s' did not: %s. Maybe package the model again."
                .formatted(pack.file(), verdict.target(), verdict.said()));
      }
    }
    Agreement agreement = check(pack.graph(), pack.certificate());
    if (!agreement.isEqual()) {
      throw new ModelFormatException(
          "Package '%s': certificate must be met by this JVM, but was not: %s. Maybe package the model again."
              .formatted(pack.file(), agreement));
    }
  }

  private static Doubles outputs(ScoringGraph graph, Dataset rows) {
    return Doubles.of(Scorers.of(graph).score(rows).toArray());
  }

  private static Doubles eachOutput(ScoringGraph graph, Dataset rows) {
    var scorer = Scorers.of(graph);
    double[] outputs = new double[rows.size() * Math.max(1, graph.classes().size())];
    int width = outputs.length / rows.size();
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(scorer.score(rows.row(row)).toArray(), 0, outputs, row * width, width);
    }
    return Doubles.of(outputs);
  }

  private static Doubles margins(ScoringGraph graph, Dataset rows) {
    return Doubles.of(Scorers.of(marginGraph(graph)).score(rows).toArray());
  }

  /** The part of a graph that ends in its margins. */
  private static ScoringGraph marginGraph(ScoringGraph graph) {
    int node = graph.marginNode();
    int width = graph.widths().get(node);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < width && width > 1; i++) {
      names.add("margin " + i);
    }
    return new ScoringGraph(
        width == 1 ? Task.REGRESSION : Task.PROJECTION,
        graph.inputs(),
        names,
        graph.nodes().subList(0, node + 1));
  }
}
