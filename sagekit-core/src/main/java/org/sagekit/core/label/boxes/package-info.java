/** Boxes of an image as parts: how they overlap and how several become one. */
@NullMarked
package org.sagekit.core.label.boxes;

import org.jspecify.annotations.NullMarked;
