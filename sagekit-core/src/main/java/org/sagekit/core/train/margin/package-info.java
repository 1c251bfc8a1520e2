/**
 * Support vector machines: the dual problem by sequential minimal optimisation. Made here because
 * LibSVM and LibLinear, also as Tribuo carries them, know no weights of rows and draw from shared
 * random numbers.
 */
@NullMarked
package org.sagekit.core.train.margin;

import org.jspecify.annotations.NullMarked;
