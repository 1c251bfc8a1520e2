package org.sagekit.core.track.exchange.tensorboard;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is wanted of an event of TensorFlow's {@code event.proto}.
 *
 * @param seconds when it was written, since 1970
 * @param step the training step
 * @param isStart whether it tells that the training was started, perhaps again
 * @param isGraph whether it holds a graph
 * @param values what its summary holds
 */
record Event(double seconds, long step, boolean isStart, boolean isGraph, List<Value> values) {

  /** Copies the values. */
  Event {
    values = List.copyOf(values);
  }

  /** What a value is. */
  enum Kind {
    /** Nothing but a description. */
    NONE,
    /** A number. */
    NUMBER,
    /** A tensor. */
    TENSOR,
    /** A picture. */
    IMAGE,
    /** A histogram. */
    HISTOGRAM,
    /** A sound. */
    AUDIO
  }

  /**
   * A value of a summary.
   *
   * @param tag its name
   * @param kind what it is
   * @param number its figure, if it is a number, or a tensor of one number
   * @param plugin whose it is, empty if it does not say
   * @param content what the plugin says of it
   */
  record Value(String tag, Kind kind, OptionalDouble number, String plugin, byte[] content) {}
}
