/**
 * Batch transform: files of records in, files of predictions out, some records at a time.
 *
 * <p>A {@code RecordSplitter} cuts what a file has into batches of whole records. A {@code
 * BatchScorer} makes lines of output of a batch, with nothing but the batch in its hands, so that
 * batches are scored in parallel. A {@code FileTransform} appends the lines in the records' order
 * and writes down how far it is: first the output is forced to the disk, then the {@code Journal}
 * that speaks of it takes its predecessor's place. Whoever comes after a crash cuts the output
 * where the journal says and goes on there.
 */
@NullMarked
package org.sagekit.core.deploy.transform;

import org.jspecify.annotations.NullMarked;
