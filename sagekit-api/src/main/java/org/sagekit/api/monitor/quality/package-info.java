/**
 * The quality of data: what rows looked like ({@link org.sagekit.api.monitor.quality.Statistics}),
 * how they have to look ({@link org.sagekit.api.monitor.quality.Constraints}), and how that is
 * checked. These are the contents of Amazon SageMaker Model Monitor's files, and somewhat more.
 */
@NullMarked
package org.sagekit.api.monitor.quality;

import org.jspecify.annotations.NullMarked;
