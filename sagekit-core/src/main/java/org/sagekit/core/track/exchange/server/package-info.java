/** Writes runs to a server of MLflow over its REST interface. */
@NullMarked
package org.sagekit.core.track.exchange.server;

import org.jspecify.annotations.NullMarked;
