package org.sagekit.core.label;

import java.nio.file.Path;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.core.label.exchange.manifest.Manifest;
import org.sagekit.core.label.exchange.manifest.WorkerResponses;

/** Where what Amazon SageMaker Ground Truth reads and writes comes from. */
public final class Manifests {

  private Manifests() {}

  /**
   * Reads a manifest: what is to be labelled, or the output of a job.
   *
   * @param file JSON lines, plain or compressed by gzip
   * @return the manifest
   * @throws DataException if it can't be read; the message says which line
   */
  public static Manifest read(Path file) {
    return Manifest.read(file);
  }

  /**
   * A manifest of texts that are to be labelled.
   *
   * @param name for messages
   * @param texts none blank
   * @return without labels
   */
  public static Manifest ofTexts(String name, List<String> texts) {
    return Manifest.ofTexts(name, texts);
  }

  /**
   * A manifest of images that are to be labelled.
   *
   * @param name for messages
   * @param places such as {@code s3://bucket/image.png}, none blank
   * @return without labels
   */
  public static Manifest ofReferences(String name, List<String> places) {
    return Manifest.ofReferences(name, places);
  }

  /**
   * Reads what the workers of a job said.
   *
   * @param folder of the job's output, or {@code annotations/worker-response} in it
   * @return the answers
   * @throws DataException if a file can't be read or is of another form
   */
  public static WorkerResponses workerResponses(Path folder) {
    return WorkerResponses.read(folder);
  }

  /**
   * Reads what the workers of a custom job said from a request for consolidation.
   *
   * @param file its payload
   * @return the answers
   * @throws DataException if it can't be read or is of another form
   */
  public static WorkerResponses consolidationRequest(Path file) {
    return WorkerResponses.readRequest(file);
  }
}
