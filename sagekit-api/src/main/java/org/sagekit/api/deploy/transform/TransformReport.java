package org.sagekit.api.deploy.transform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Lineage;
import org.sagekit.api.Summary;
import org.sagekit.api.Traced;

/**
 * What a batch transform has done.
 *
 * @param job its name
 * @param modelPackage where the predictions come from: the lineage of the package
 * @param files in the order in which they were read
 * @param took how long this run worked; not part of the content
 */
public record TransformReport(
    String job, Lineage modelPackage, List<TransformedFile> files, Duration took)
    implements Fingerprinted, Traced, Summary.Source {

  /** Copies the files. */
  public TransformReport {
    files = List.copyOf(files);
  }

  /**
   * How many rows were scored.
   *
   * @return of all files, the bad ones not counted
   */
  public long rows() {
    return files.stream().mapToLong(TransformedFile::rows).sum();
  }

  /**
   * How many rows were set aside.
   *
   * @return of all files
   */
  public long badRows() {
    return files.stream().mapToLong(TransformedFile::badRows).sum();
  }

  /** Of the package and of what was read and written. */
  @Override
  public Fingerprint fingerprint() {
    Fingerprint.Digest digest = Fingerprint.digest().text("transform-report/1");
    digest.fingerprint(modelPackage.fingerprint());
    for (TransformedFile file : files) {
      digest.text(String.valueOf(file.input().getFileName()));
      digest.fingerprint(file.inputSha256()).fingerprint(file.outputSha256());
      digest.number(file.rows()).number(file.badRows());
    }
    return digest.done();
  }

  /**
   * Where the predictions come from.
   *
   * @return kind {@code transform}, with the package and the inputs as parents
   */
  @Override
  public Lineage lineage() {
    List<Lineage> parents = new ArrayList<>(List.of(modelPackage));
    for (TransformedFile file : files) {
      String name = String.valueOf(file.input().getFileName());
      parents.add(Lineage.of("dataset", name, file.inputSha256()));
    }
    return new Lineage("transform", job, fingerprint(), parents);
  }

  private String folder() {
    return files.isEmpty() ? "nowhere" : String.valueOf(files.get(0).output().getParent());
  }

  @Override
  public Summary summary() {
    List<List<String>> rows = new ArrayList<>();
    for (TransformedFile file : files) {
      rows.add(
          List.of(
              String.valueOf(file.input().getFileName()),
              Long.toString(file.rows()),
              Long.toString(file.badRows()),
              Long.toString(file.earlier().rows()),
              String.valueOf(file.output().getFileName()),
              file.outputSha256().brief()));
    }
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Note(
            "%s rows scored by '%s' in %s s, %s set aside. Written to %s."
                .formatted(
                    rows(), modelPackage.name(), took.toMillis() / 1e3, badRows(), folder())));
    parts.add(
        new Summary.Table(
            List.of("file", "rows", "bad", "done before", "output", "SHA-256"), rows));
    for (TransformedFile file : files) {
      if (!file.earlier().discarded().isEmpty()) {
        parts.add(
            new Summary.Note(
                "%s was begun anew: %s"
                    .formatted(file.input().getFileName(), file.earlier().discarded())));
      }
    }
    return new Summary("Batch transform '" + job + "'", parts);
  }
}
