/**
 * What an endpoint was asked and said, written down in the form that SageMaker's data capture
 * writes.
 *
 * <p>A capture lies in {@code capture/<endpoint>/<first digits of the package's
 * fingerprint>/00000001.jsonl} and following, one record a line. A package has a folder of its own
 * because answers of two models must not be compared as if one had given them.
 */
@NullMarked
package org.sagekit.core.deploy.capture;

import org.jspecify.annotations.NullMarked;
