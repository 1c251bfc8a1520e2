/** Reads the folders of MLflow's file store. */
@NullMarked
package org.sagekit.core.track.exchange.mlflow;

import org.jspecify.annotations.NullMarked;
