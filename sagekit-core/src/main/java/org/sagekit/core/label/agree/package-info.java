/**
 * How far answers agree, and what votes and their aggregation say of workers, classes and tasks.
 * {@link org.sagekit.core.label.agree.CodedAnswers} are the answers as numbers; a {@code Statistic}
 * is a coefficient as a function of how often each task is drawn.
 */
@NullMarked
package org.sagekit.core.label.agree;

import org.jspecify.annotations.NullMarked;
