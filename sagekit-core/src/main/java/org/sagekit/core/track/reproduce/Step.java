package org.sagekit.core.track.reproduce;

import java.util.List;
import java.util.OptionalLong;
import org.sagekit.api.Settings;

/**
 * What a stage did in a run.
 *
 * @param key where it stood below the root of the run, whatever the root was called
 * @param path where it stood in the run
 * @param settings of the stage
 * @param seed of its randomness, if it is known
 * @param inputs what it took, as far as that is known
 * @param outputs what it made, as far as that is known
 */
record Step(
    String key,
    String path,
    Settings settings,
    OptionalLong seed,
    List<Source> inputs,
    List<Output> outputs) {

  /** Copies the lists. */
  Step {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  Step given(Source input) {
    return new Step(key, path, settings, seed, List.of(input), outputs);
  }
}
