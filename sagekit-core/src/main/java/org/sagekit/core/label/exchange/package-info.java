/** What labels of other programs and SageKit's have in common. */
@NullMarked
package org.sagekit.core.label.exchange;

import org.jspecify.annotations.NullMarked;
