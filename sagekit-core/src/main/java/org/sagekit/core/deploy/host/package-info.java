/**
 * Many models behind one endpoint: where they come from, how they are loaded once for all who ask,
 * and how those in use are kept within a bound.
 */
@NullMarked
package org.sagekit.core.deploy.host;

import org.jspecify.annotations.NullMarked;
