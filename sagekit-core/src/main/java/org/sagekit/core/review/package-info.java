/**
 * Human review: {@link org.sagekit.core.review.Conditions} pick predictions that a person should
 * see, and {@link org.sagekit.core.review.ReviewJob} asks and takes the answers back into the
 * training rows.
 */
@NullMarked
package org.sagekit.core.review;

import org.jspecify.annotations.NullMarked;
