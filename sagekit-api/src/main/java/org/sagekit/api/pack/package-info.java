/** The contract of packaging: a model as one file that carries its whole past. */
@NullMarked
package org.sagekit.api.pack;

import org.jspecify.annotations.NullMarked;
