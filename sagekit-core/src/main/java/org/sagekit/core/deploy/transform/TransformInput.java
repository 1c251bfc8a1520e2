package org.sagekit.core.deploy.transform;

import java.nio.file.Path;
import java.util.List;
import org.sagekit.api.deploy.transform.RecordFormat;

/**
 * What is read: SageMaker's {@code TransformInput}.
 *
 * @param paths files, or folders whose files are meant
 * @param format of all of them
 * @param header whether a file of CSV has one
 */
public record TransformInput(List<Path> paths, RecordFormat format, boolean header) {

  /** Copies the paths. */
  public TransformInput {
    paths = List.copyOf(paths);
  }
}
