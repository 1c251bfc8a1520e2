package org.sagekit.core.train.booster;

import java.nio.charset.StandardCharsets;
import org.sagekit.api.ModelFormatException;

/** In which form a file is. */
enum BoosterForm {
  /** Text. */
  JSON {
    @Override
    BoosterSource source(String subject, byte[] file) {
      return new JsonSource(subject, file);
    }
  },
  /** Universal Binary JSON, which newer releases save by default. */
  UBJ {
    @Override
    BoosterSource source(String subject, byte[] file) {
      return new UbjSource(subject, file);
    }
  },
  /** None of them, perhaps the form of releases before 1.0. */
  UNKNOWN {
    @Override
    BoosterSource source(String subject, byte[] file) {
      throw new ModelFormatException(
          subject
              + ": content must be a model that XGBoost saved as JSON or UBJ, but was none. Maybe save it again by booster.save_model('model.json').");
    }
  };

  private static final String LENGTHS = "iUIlL";

  /** By the first bytes: an object, and in UBJ behind it the type of a length. */
  static BoosterForm of(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, 2), StandardCharsets.ISO_8859_1);
    if (head.length() == 2 && head.charAt(0) == '{' && LENGTHS.indexOf(head.charAt(1)) >= 0) {
      return UBJ;
    }
    String start = new String(file, 0, Math.min(file.length, 1000), StandardCharsets.ISO_8859_1);
    return start.stripLeading().startsWith("{") ? JSON : UNKNOWN;
  }

  /** What reads such a file. */
  abstract BoosterSource source(String subject, byte[] file);
}
