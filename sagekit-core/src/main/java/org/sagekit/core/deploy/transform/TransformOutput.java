package org.sagekit.core.deploy.transform;

import java.nio.file.Path;
import org.sagekit.api.deploy.transform.RecordFormat;

/**
 * What is written: SageMaker's {@code TransformOutput}.
 *
 * @param folder where to
 * @param format of all files
 * @param badRows how many rows of a file may be set aside
 */
public record TransformOutput(Path folder, RecordFormat format, int badRows) {}
