/**
 * Measurements against other libraries. Each main prints one line of JSON; the script of the same
 * subject in {@code sagekit-examples/bench} prints the same for the yardstick and says how to run
 * both.
 */
@NullMarked
package org.sagekit.examples.bench;

import org.jspecify.annotations.NullMarked;
