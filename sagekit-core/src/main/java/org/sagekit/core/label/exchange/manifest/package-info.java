/**
 * Amazon SageMaker Ground Truth's augmented manifest: an object of JSON a line, with labels of any
 * number of jobs beside what is labelled.
 */
@NullMarked
package org.sagekit.core.label.exchange.manifest;

import org.jspecify.annotations.NullMarked;
