package org.sagekit.api.deploy.transform;

import java.nio.file.Path;
import org.sagekit.api.RunEvent;

/** Something that a batch transform tells of a file before it works on it. */
public interface TransformEvent extends RunEvent {

  /**
   * The input.
   *
   * @return the file
   */
  Path file();

  /**
   * An earlier run's work is carried on.
   *
   * @param path where the stage stands in the run
   * @param file the input
   * @param rows how many rows were done already
   */
  record Resumed(String path, Path file, long rows) implements TransformEvent {}

  /**
   * An earlier run's work can't be carried on, and the file is begun anew.
   *
   * @param path where the stage stands in the run
   * @param file the input
   * @param reason what is not as it was
   */
  record Restarted(String path, Path file, String reason) implements TransformEvent {}
}
