/** The truth behind answers that are sets of labels. */
@NullMarked
package org.sagekit.core.label.sets;

import org.jspecify.annotations.NullMarked;
