/**
 * The contracts of monitoring: a {@link org.sagekit.api.monitor.DriftTest} compares a column of now
 * with one of then, a {@link org.sagekit.api.monitor.MonitoringReport} says what has changed.
 */
@NullMarked
package org.sagekit.api.monitor;

import org.jspecify.annotations.NullMarked;
