/** Models as PMML 4.4, which many other scoring engines read. */
@NullMarked
package org.sagekit.core.pack.pmml;

import org.jspecify.annotations.NullMarked;
