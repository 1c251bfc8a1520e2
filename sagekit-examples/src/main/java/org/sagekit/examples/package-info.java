/**
 * One main a station, and {@link org.sagekit.examples.Quickstart}, which goes down the whole line.
 * Every main knows {@code --help}; what it refuses it says in one line on standard error, and ends
 * with a non-zero exit.
 */
@NullMarked
package org.sagekit.examples;

import org.jspecify.annotations.NullMarked;
