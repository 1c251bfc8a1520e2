/** Steps in a row behind one predictor: what each is given, and what it adds for the next ones. */
@NullMarked
package org.sagekit.core.deploy.serial;

import org.jspecify.annotations.NullMarked;
