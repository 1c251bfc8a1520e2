/**
 * What endpoints are and were, in the workspace's tables: the state that is opened again after a
 * crash, and the events that led to it, which are never changed.
 */
@NullMarked
package org.sagekit.core.deploy.history;

import org.jspecify.annotations.NullMarked;
