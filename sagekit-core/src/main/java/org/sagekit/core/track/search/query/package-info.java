/**
 * The language in which runs are asked for: text to tokens, tokens to a small tree, the tree to yes
 * or no of a run. What it says stands at {@link org.sagekit.api.track.search.RunSearch}.
 */
@NullMarked
package org.sagekit.core.track.search.query;

import org.jspecify.annotations.NullMarked;
