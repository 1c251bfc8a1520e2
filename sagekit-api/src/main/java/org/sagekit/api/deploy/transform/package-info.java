/**
 * The contracts of batch transform: how files are read, and what a transform tells when it is done.
 */
@NullMarked
package org.sagekit.api.deploy.transform;

import org.jspecify.annotations.NullMarked;
