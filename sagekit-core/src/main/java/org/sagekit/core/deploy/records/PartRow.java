package org.sagekit.core.deploy.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the input or of the output: values whose names are paths, or empty if they have none.
 */
final class PartRow {
  private final List<String> paths = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  /** Whether its values stand in lists, so that names are given to them by position. */
  private boolean isList = true;

  void add(String path, boolean byPosition, @Nullable Object value) {
    paths.add(path);
    values.add(value);
    isList &= byPosition;
  }

  int size() {
    return paths.size();
  }

  boolean isList() {
    return isList;
  }

  String path(int index) {
    return paths.get(index);
  }

  @Nullable Object value(int index) {
    return values.get(index);
  }
}
