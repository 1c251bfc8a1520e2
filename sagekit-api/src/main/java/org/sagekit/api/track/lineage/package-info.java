/** What came from what: the graph of all values and runs. */
@NullMarked
package org.sagekit.api.track.lineage;

import org.jspecify.annotations.NullMarked;
