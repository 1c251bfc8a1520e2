package org.sagekit.monitor.quality;

import java.util.Optional;
import org.sagekit.api.monitor.Violation;

/** Looks at a column that is there. Stateless. */
@FunctionalInterface
interface ColumnCheck {

  /** What is wrong, if anything is. */
  Optional<Violation> violation(Examined column);
}
