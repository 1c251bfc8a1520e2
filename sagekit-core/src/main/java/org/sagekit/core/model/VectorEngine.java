package org.sagekit.core.model;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * Finds the walk that uses the JDK's Vector API, which is there only in a JVM started with {@code
 * --add-modules jdk.incubator.vector}. Its class is compiled apart from the others and never loaded
 * without the module, so nobody needs it.
 */
final class VectorEngine {
  private static final String MODULE = "jdk.incubator.vector";
  private static final String WALK = "org.sagekit.core.model.VectorWalk";

  private VectorEngine() {}

  /** Whether the JVM has the module. */
  static boolean isThere() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** The walk of a forest; none if the JVM has no vectors or the forest does not fit them. */
  static Optional<Walk> of(Forest forest, LeafSums sums, Walk others) {
    if (!isThere() || !PaddedTrees.fit(forest)) {
      return Optional.empty();
    }
    return RankTable.of(forest)
        .map(ranks -> new PaddedTrees(forest, ranks, sums))
        .flatMap(trees -> walk(trees, others));
  }

  private static Optional<Walk> walk(PaddedTrees trees, Walk others) {
    try {
      return Optional.of(
          (Walk)
              Class.forName(WALK)
                  .getDeclaredMethod("of", PaddedTrees.class, Walk.class)
                  .invoke(null, trees, others));
    } catch (ReflectiveOperationException | LinkageError e) {
      // A later JDK may change the API while it is incubating; the plain walk computes the same.
      System.getLogger(VectorEngine.class.getName())
          .log(System.Logger.Level.WARNING, "Vectors can't be used: " + cause(e));
      return Optional.empty();
    }
  }

  private static Throwable cause(Throwable e) {
    return e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
  }
}
