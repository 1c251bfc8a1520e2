/**
 * Monitoring: a {@link org.sagekit.monitor.MonitoringJob} compares what a model is asked now with
 * what it learnt from, and says what has changed.
 */
@NullMarked
package org.sagekit.monitor;

import org.jspecify.annotations.NullMarked;
