package org.sagekit.api.deploy;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sagekit.api.Problems;
import org.sagekit.api.pack.ModelPackage;

/**
 * Where the models of a {@link MultiModelEndpoint} come from: a folder, a registry, or whatever
 * else knows packages by name. Only the origins of all models must be told: {@code ModelSource
 * champions = () -> originByGroup()}. Thread-safe.
 */
@FunctionalInterface
public interface ModelSource {

  /**
   * The models that there are at this moment. Nothing is opened yet.
   *
   * @return by name
   */
  Map<String, Origin> origins();

  /**
   * One model. To be overridden where it is found faster than all of them.
   *
   * @param model any text
   * @return empty if there is no such model
   */
  default Optional<Origin> find(String model) {
    return Optional.ofNullable(origins().get(model));
  }

  /**
   * A model that has not been opened.
   *
   * @param source where it comes from, for people: a file's name, or a version of a registry
   * @param revision another text if the model is another one, such as the fingerprint of its
   *     package
   * @param opening opens the package; may be asked again
   */
  record Origin(String source, String revision, Supplier<ModelPackage> opening) {

    /**
     * Checks the source.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Origin {
      Problems.notBlank("Origin", "source", source);
    }
  }
}
