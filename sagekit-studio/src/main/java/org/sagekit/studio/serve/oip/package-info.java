/** The Open Inference Protocol, version 2, over REST. */
@NullMarked
package org.sagekit.studio.serve.oip;

import org.jspecify.annotations.NullMarked;
