/**
 * The content of Model Monitor's {@code constraint_violations.json} of each kind: what was not as
 * it should be in the data, the model's quality, its bias, or what its predictions rest on.
 */
@NullMarked
package org.sagekit.api.monitor.violation;

import org.jspecify.annotations.NullMarked;
