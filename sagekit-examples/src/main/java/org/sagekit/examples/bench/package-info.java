/** Measures what the library promises about time and memory. Run by hand, not by the build. */
@NullMarked
package org.sagekit.examples.bench;

import org.jspecify.annotations.NullMarked;
