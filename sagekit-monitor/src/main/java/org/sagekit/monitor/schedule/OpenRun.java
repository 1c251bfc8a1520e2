package org.sagekit.monitor.schedule;

/**
 * A run that has not ended, as its row stands.
 *
 * @param claim by whom it is held
 * @param beat how often its owner has said that it lives; negative if it was given up
 * @param deaths how many owners have fallen silent over it
 */
record OpenRun(Claim claim, long beat, int deaths) {
  static final long GIVEN_UP = -1;

  boolean isGivenUp() {
    return beat < 0;
  }
}
