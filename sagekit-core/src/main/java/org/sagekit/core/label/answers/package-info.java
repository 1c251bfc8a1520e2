/** Answers of any kind as numbers: what all methods for answers that are no categories share. */
@NullMarked
package org.sagekit.core.label.answers;

import org.jspecify.annotations.NullMarked;
