/**
 * Deploying and managing models.
 *
 * <ul>
 *   <li>{@link org.sagekit.core.deploy.DeploymentJob} puts a package to work at an endpoint, and
 *       takes another one into its place without a failed request; {@link
 *       org.sagekit.core.deploy.Alarms} roll it back; {@link org.sagekit.core.deploy.Endpoints}
 *       opens again what the workspace knows. What an endpoint is asked and answers is captured
 *       beside it.
 *   <li>{@link org.sagekit.core.deploy.ModelRegistries} keep versions, who approved them and what
 *       was live when; {@link org.sagekit.core.deploy.RegistrationJob} and {@link
 *       org.sagekit.core.deploy.ApprovalJob} are the stages for it.
 *   <li>{@link org.sagekit.core.deploy.TransformJob} scores files of any length.
 *   <li>{@link org.sagekit.core.deploy.MultiModelEndpoints} keep the models in memory that are
 *       asked; {@link org.sagekit.core.deploy.InferencePipeline} puts models in a row.
 * </ul>
 */
@NullMarked
package org.sagekit.core.deploy;

import org.jspecify.annotations.NullMarked;
