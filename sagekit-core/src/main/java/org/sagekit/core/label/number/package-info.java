/**
 * The truth behind answers that are numbers: methods over a table of answers, each from its paper.
 */
@NullMarked
package org.sagekit.core.label.number;

import org.jspecify.annotations.NullMarked;
