package org.sagekit.core.deploy.endpoint;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Invocation;

/** How the rows of a request are called. */
final class Ids {
  private Ids() {}

  /** By position: the request's own id if it has but one row; null if it has no id. */
  static IntFunction<@Nullable String> of(Invocation invocation, Dataset rows) {
    String id = invocation.id().orElse(null);
    if (id == null) {
      return row -> null;
    }
    return rows.size() == 1 ? row -> id : row -> id + "-" + row;
  }
}
