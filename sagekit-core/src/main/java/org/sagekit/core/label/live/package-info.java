/** Votes as they come in: a bounded queue between those who vote and the one who aggregates. */
@NullMarked
package org.sagekit.core.label.live;

import org.jspecify.annotations.NullMarked;
