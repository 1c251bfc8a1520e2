/** The findings of monitoring as text for other programs. */
@NullMarked
package org.sagekit.monitor.report;

import org.jspecify.annotations.NullMarked;
