package org.sagekit.core.pack;

import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.pack.boosters.LightGbmReader;
import org.sagekit.core.pack.boosters.XgboostReader;
import org.sagekit.core.pack.onnx.read.OnnxReader;

/** The forms of model files that others write and SageKit reads. */
public enum ImportFormat {
  /** ONNX, as the converters of scikit-learn, XGBoost and LightGBM write it. */
  ONNX("ONNX") {
    @Override
    ScoringGraph read(String subject, byte[] file, ImportOptions options) {
      return OnnxReader.read(subject, file);
    }
  },
  /** XGBoost's JSON or UBJ. */
  XGBOOST("XGBoost") {
    @Override
    ScoringGraph read(String subject, byte[] file, ImportOptions options) {
      return XgboostReader.read(subject, file, options.rounds());
    }
  },
  /** LightGBM's text. */
  LIGHTGBM("LightGBM") {
    @Override
    ScoringGraph read(String subject, byte[] file, ImportOptions options) {
      return LightGbmReader.read(subject, file);
    }
  };

  private final String label;

  ImportFormat(String label) {
    this.label = label;
  }

  /**
   * The name, as its makers write it.
   *
   * @return for people
   */
  public String label() {
    return label;
  }

  /** Reads a file of this form. */
  abstract ScoringGraph read(String subject, byte[] file, ImportOptions options);
}
