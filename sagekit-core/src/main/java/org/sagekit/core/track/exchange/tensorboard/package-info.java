/** Reads the event files of TensorBoard. */
@NullMarked
package org.sagekit.core.track.exchange.tensorboard;

import org.jspecify.annotations.NullMarked;
