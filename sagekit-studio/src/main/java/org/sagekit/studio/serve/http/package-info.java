/**
 * Requests, answers and routes, without any web server: what the protocols are written in, and what
 * their tests need no socket for.
 */
@NullMarked
package org.sagekit.studio.serve.http;

import org.jspecify.annotations.NullMarked;
