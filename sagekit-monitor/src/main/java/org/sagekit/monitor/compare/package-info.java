/** The comparison of two sets of rows, column by column: the rule behind all drift reports. */
@NullMarked
package org.sagekit.monitor.compare;

import org.jspecify.annotations.NullMarked;
