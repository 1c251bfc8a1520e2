/** What the server counts, and how Prometheus reads it. */
@NullMarked
package org.sagekit.studio.serve.metrics;

import org.jspecify.annotations.NullMarked;
