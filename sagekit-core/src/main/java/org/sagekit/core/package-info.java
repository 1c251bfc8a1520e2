/**
 * The front door: {@link org.sagekit.core.SageKit} opens a workspace and runs stages and lines in
 * it. It attaches the observers; no station knows it.
 */
@NullMarked
package org.sagekit.core;

import org.jspecify.annotations.NullMarked;
