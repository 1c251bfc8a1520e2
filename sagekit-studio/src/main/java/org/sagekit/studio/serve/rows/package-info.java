/**
 * From what a protocol says to the rows of a model and back: each value as its field wants it, and
 * names that are looked up, never used.
 */
@NullMarked
package org.sagekit.studio.serve.rows;

import org.jspecify.annotations.NullMarked;
