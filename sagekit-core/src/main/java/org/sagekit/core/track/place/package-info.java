/** Where runs take place: the process that writes them, and what it works with. */
@NullMarked
package org.sagekit.core.track.place;

import org.jspecify.annotations.NullMarked;
