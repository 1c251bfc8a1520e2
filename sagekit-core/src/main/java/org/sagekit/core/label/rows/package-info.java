/** Rows and the labels that they get: which row a task is, and what becomes of what is likely. */
@NullMarked
package org.sagekit.core.label.rows;

import org.jspecify.annotations.NullMarked;
