/** Spans of a text as parts: how they overlap and how several become one. */
@NullMarked
package org.sagekit.core.label.spans;

import org.jspecify.annotations.NullMarked;
