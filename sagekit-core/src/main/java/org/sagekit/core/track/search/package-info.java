/**
 * Finding runs: all runs of the workspace are held in memory, brought up to date before each search
 * by what has changed, and asked one by one.
 */
@NullMarked
package org.sagekit.core.track.search;

import org.jspecify.annotations.NullMarked;
