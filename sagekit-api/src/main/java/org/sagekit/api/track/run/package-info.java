/** What is remembered of one run: plain values, read from the tables. */
@NullMarked
package org.sagekit.api.track.run;

import org.jspecify.annotations.NullMarked;
