/**
 * The truth behind votes for categories: methods over votes as numbers, each from its paper, and
 * what they share.
 */
@NullMarked
package org.sagekit.core.label.crowd;

import org.jspecify.annotations.NullMarked;
