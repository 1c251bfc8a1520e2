/**
 * The contracts of human review: a {@link org.sagekit.api.review.ReviewCondition} picks the
 * predictions that a {@link org.sagekit.api.review.Reviewer} should see.
 */
@NullMarked
package org.sagekit.api.review;

import org.jspecify.annotations.NullMarked;
