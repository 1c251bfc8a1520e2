/**
 * Mains that measure. The scripts that drive them and compare with a yardstick stand in the
 * module's folder {@code bench}; each says at its head how it is run.
 */
@NullMarked
package org.sagekit.examples.bench;

import org.jspecify.annotations.NullMarked;
