package org.sagekit.core.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;

/**
 * Where models come from that were trained elsewhere. What is read is a graph like that of any
 * model: it is scored by {@code Scorers.of(imported)}; an {@link ImportJob} makes a model with a
 * past of it, which is packaged, deployed, monitored and reviewed like one's own. No native library
 * is loaded and nothing of the file is run.
 *
 * <p>A file that is damaged, of a form that is not known, or that asks for what can't be computed
 * as its library does is refused with a {@link ModelFormatException} that names it.
 */
public final class Imports {
  private Imports() {}

  /**
   * Reads a model of XGBoost, JSON or UBJ.
   *
   * @param file as {@code save_model} writes it
   * @return the model with all its rounds
   * @throws ModelFormatException if it is refused
   * @throws StoreException if the file can't be read
   */
  public static ImportedModel xgboost(Path file) {
    return xgboost(file, ImportOptions.standard());
  }

  /**
   * Reads a model of XGBoost, JSON or UBJ.
   *
   * @param file as {@code save_model} writes it
   * @param options limit of the file, and which rounds count
   * @return the model
   * @throws ModelFormatException if it is refused
   * @throws StoreException if the file can't be read
   */
  public static ImportedModel xgboost(Path file, ImportOptions options) {
    return read(ImportFormat.XGBOOST, file, options);
  }

  /**
   * Reads a model of LightGBM.
   *
   * @param file as {@code save_model} writes it
   * @return the model
   * @throws ModelFormatException if it is refused
   * @throws StoreException if the file can't be read
   */
  public static ImportedModel lightgbm(Path file) {
    return lightgbm(file, ImportOptions.standard());
  }

  /**
   * Reads a model of LightGBM.
   *
   * @param file as {@code save_model} writes it
   * @param options limit of the file
   * @return the model
   * @throws ModelFormatException if it is refused
   * @throws StoreException if the file can't be read
   */
  public static ImportedModel lightgbm(Path file, ImportOptions options) {
    return read(ImportFormat.LIGHTGBM, file, options);
  }

  /**
   * Reads a model of ONNX, as the converters of scikit-learn, XGBoost and LightGBM write it.
   *
   * @param file one file; tensors kept in files of their own are refused
   * @return the model
   * @throws ModelFormatException if it is refused; operators that are not known are named, all of
   *     them
   * @throws StoreException if the file can't be read
   */
  public static ImportedModel onnx(Path file) {
    return onnx(file, ImportOptions.standard());
  }

  /**
   * Reads a model of ONNX, as the converters of scikit-learn, XGBoost and LightGBM write it.
   *
   * @param file one file; tensors kept in files of their own are refused
   * @param options limit of the file
   * @return the model
   * @throws ModelFormatException if it is refused; operators that are not known are named, all of
   *     them
   * @throws StoreException if the file can't be read
   */
  public static ImportedModel onnx(Path file, ImportOptions options) {
    return read(ImportFormat.ONNX, file, options);
  }

  private static ImportedModel read(ImportFormat format, Path file, ImportOptions options) {
    String name = String.valueOf(file.getFileName());
    String subject = "%s model '%s'".formatted(format.label(), name);
    byte[] bytes = bytes(subject, file, options.maxBytes());
    return ImportedModel.of(
        name, format, Fingerprint.ofBytes(bytes), format.read(subject, bytes, options));
  }

  /** Asks the file for one byte more than it may have: its size may change, or not be told. */
  private static byte[] bytes(String subject, Path file, long most) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) most);
      if (in.read() >= 0) {
        throw new ModelFormatException(
            "%s: file must have at most %s bytes, but has more. Maybe raise ImportOptions.maxBytes."
                .formatted(subject, most));
      }
      return bytes;
    } catch (IOException e) {
      throw new StoreException("%s: file '%s' can't be read.".formatted(subject, file), e);
    }
  }
}
