/**
 * The registry of models: rows in the workspace's tables, and a copy of each registered package in
 * {@code registry/}, under the SHA-256 of its bytes. The copy is on the disk before the row that
 * names it; a change and the event that tells of it are one transaction.
 */
@NullMarked
package org.sagekit.core.deploy.registry;

import org.jspecify.annotations.NullMarked;
