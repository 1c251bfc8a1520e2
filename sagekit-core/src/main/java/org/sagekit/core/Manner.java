package org.sagekit.core;

import java.util.OptionalLong;
import org.sagekit.api.Stage;

/** In which manner the stages of a run work: for the first time, or to repeat another run. */
interface Manner {
  /** As far as there is no checkpoint. */
  Manner USUAL =
      new Manner() {
        @Override
        public void admit(String path, Stage<?, ?> stage) {}

        @Override
        public boolean usesCheckpoints() {
          return true;
        }

        @Override
        public OptionalLong rootSeed() {
          return OptionalLong.empty();
        }
      };

  /**
   * Called before a stage works.
   *
   * @throws org.sagekit.api.StoppedException if it must not
   */
  void admit(String path, Stage<?, ?> stage);

  /** Whether outputs are taken from checkpoints, and kept in them. */
  boolean usesCheckpoints();

  /** The seed of the stage that is run, if it is not a function of the workspace's seed. */
  OptionalLong rootSeed();
}
