package org.sagekit.api.deploy;

import java.util.List;

/**
 * Many models behind one endpoint, of which only those in use are in memory: a model is loaded when
 * it is first asked, and the one that was not asked for the longest makes room. Thread-safe.
 */
public interface MultiModelEndpoint extends AutoCloseable {

  /**
   * The user's own name.
   *
   * @return letters, digits, {@code . _ -}
   */
  String name();

  /**
   * The models that can be asked.
   *
   * @return sorted by name
   */
  List<HostedModel> models();

  /**
   * A model, loaded if it is not.
   *
   * @param model its name
   * @return answers as long as it is held, also if the model has to make room meanwhile
   * @throws IllegalArgumentException if there is no such model
   * @throws CapacityException if it is too large for the memory that the models may have
   * @throws org.sagekit.api.ModelFormatException if its package is damaged
   * @throws IllegalStateException if the endpoint is closed
   */
  Predictor model(String model);

  /**
   * Takes a model out of memory; it is loaded again when it is asked.
   *
   * @param model its name
   * @return whether it was loaded
   * @throws IllegalArgumentException if there is no such model
   */
  boolean unload(String model);

  /**
   * What was done so far.
   *
   * @return of this moment; also if the endpoint is closed
   */
  HostingMetrics metrics();

  /** Ends the endpoint. Closing twice does nothing. */
  @Override
  void close();
}
