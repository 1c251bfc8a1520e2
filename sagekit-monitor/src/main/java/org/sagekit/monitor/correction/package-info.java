/**
 * Corrections of p-values for the number of questions. {@link
 * org.sagekit.monitor.correction.Corrections} is where one gets them.
 */
@NullMarked
package org.sagekit.monitor.correction;

import org.jspecify.annotations.NullMarked;
