/** Tests whether two samples of free texts come from one distribution. */
@NullMarked
package org.sagekit.monitor.text;

import org.jspecify.annotations.NullMarked;
