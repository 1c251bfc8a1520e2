/**
 * Reading and writing the capture of any model, in the lines of SageMaker's data capture: files,
 * lines, records, and the rows that are in them.
 *
 * <p>Every line comes from outside: its length, the depth of its JSON, the number of cells of a
 * record and of columns of a capture are bounded, and what is damaged is refused or counted.
 */
@NullMarked
package org.sagekit.core.deploy.records;

import org.jspecify.annotations.NullMarked;
