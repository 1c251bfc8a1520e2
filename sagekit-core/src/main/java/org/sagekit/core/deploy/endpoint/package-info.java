/**
 * Endpoints at work. A {@link org.sagekit.core.deploy.endpoint.LiveEndpoint} has a reception, which
 * brings each request to a fleet: a package at work under the name of a variant. Changes replace
 * the routing as a whole, so that a request meets one model from its beginning to its end; the
 * workspace is told first.
 */
@NullMarked
package org.sagekit.core.deploy.endpoint;

import org.jspecify.annotations.NullMarked;
