package org.sagekit.core.deploy;

import java.nio.file.Path;
import java.util.Objects;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.core.deploy.records.RecordFormat;

/**
 * Where one reads and writes the capture of any deployed model, in the files of SageMaker's data
 * capture: {@code CaptureFiles.of(folder).read()}. Thread-safe.
 */
public final class CaptureFiles {
  private CaptureFiles() {}

  /**
   * The capture in a file or folder. Of a folder all files count that end in {@code .jsonl} or
   * {@code .jsonl.gz}, also in folders inside it, such as SageMaker's {@code
   * endpoint/variant/yyyy/mm/dd/hh}: those of an earlier hour first, those of one hour by their
   * paths. Nothing is read yet.
   *
   * @param fileOrFolder may lie on any disk
   * @return a reader with all defaults
   */
  public static CaptureReader of(Path fileOrFolder) {
    return new CaptureReader(Objects.requireNonNull(fileOrFolder, "fileOrFolder"));
  }

  /**
   * A record as the line that SageMaker writes.
   *
   * @param record with or without ground truth
   * @return JSON without a line end
   */
  public static String line(InferenceRecord record) {
    return RecordFormat.line(record);
  }
}
