package org.sagekit.core.deploy;

import java.nio.file.Path;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.core.deploy.capture.RecordLog;
import org.sagekit.core.deploy.records.RecordLines;

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
   * paths. Files may be links, as may the folder; links to folders in it are not followed. Nothing
   * is read yet.
   *
   * @param fileOrFolder may lie on any disk
   * @return a reader with all defaults
   */
  public static CaptureReader of(Path fileOrFolder) {
    return new CaptureReader(Objects.requireNonNull(fileOrFolder, "fileOrFolder"));
  }

  /**
   * Opens a writer for the records of a model that SageKit does not run. It goes on behind what is
   * in the folder; what a process that died has left of its last line is taken away.
   *
   * @param folder is made if it is not there; has one writer at a time. For SageMaker's layout give
   *     {@code endpoint/variant} and {@link org.sagekit.api.deploy.capture.CaptureLayout#HOURLY}
   * @param options what is captured, and how the files are kept
   * @return open, to be closed
   * @throws IllegalArgumentException if an option is out of its range; the message has all
   * @throws IllegalStateException if the folder has a writer already, in this process or another
   * @throws org.sagekit.api.StoreException if the folder can't be used
   */
  public static CaptureFileWriter writer(Path folder, CaptureOptions options) {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(options, "options");
    options.check(Problems.of("Capture '" + folder + "'")).throwIfAny();
    return new CaptureFileWriter(RecordLog.open(folder, options));
  }

  /**
   * A record as the line that SageMaker writes.
   *
   * @param record with or without ground truth
   * @return JSON without a line end
   */
  public static String line(InferenceRecord record) {
    return RecordLines.of(Objects.requireNonNull(record, "record"));
  }
}
