package org.sagekit.core.train;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.core.data.Datasets;

/** A few rows of real datasets; ATTRIBUTION.md beside them says whose. */
final class UciRows {
  private UciRows() {}

  /** 600 people, of two classes. */
  static Dataset adult() {
    return read("adult").as("class", Role.TARGET);
  }

  /** 346 cars, of four classes. */
  static Dataset car() {
    return read("car").as("class", Role.TARGET);
  }

  /** 500 shells and their age. */
  static Dataset abalone() {
    return Datasets.retyped(read("abalone"), "Class_Rings", FieldType.NUMERIC)
        .as("Class_Rings", Role.TARGET);
  }

  private static Dataset read(String name) {
    URL file = Objects.requireNonNull(UciRows.class.getResource(name + ".csv"), name);
    try {
      return Datasets.csv(Path.of(file.toURI())).read();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
