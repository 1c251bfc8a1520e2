/**
 * The contracts of managing models: a {@link org.sagekit.api.deploy.registry.ModelRegistry} keeps
 * versions of packages in groups, who decided what about them and why, and what was live when.
 */
@NullMarked
package org.sagekit.api.deploy.registry;

import org.jspecify.annotations.NullMarked;
