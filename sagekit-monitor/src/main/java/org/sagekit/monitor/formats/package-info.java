/**
 * The files of Amazon SageMaker Model Monitor: statistics, constraints and violations, read and
 * written, and the statistics of a profile.
 */
@NullMarked
package org.sagekit.monitor.formats;

import org.jspecify.annotations.NullMarked;
