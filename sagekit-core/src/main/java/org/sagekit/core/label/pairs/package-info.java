/** The order behind answers that say which of two things is better. */
@NullMarked
package org.sagekit.core.label.pairs;

import org.jspecify.annotations.NullMarked;
