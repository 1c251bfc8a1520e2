/**
 * The truth behind answers that mark parts of a task: one way of matching and merging for all
 * shapes.
 */
@NullMarked
package org.sagekit.core.label.parts;

import org.jspecify.annotations.NullMarked;
