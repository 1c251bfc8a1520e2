package org.sagekit.core.deploy.host;

import java.time.Duration;

/**
 * How much an endpoint of many models may use.
 *
 * @param cacheBytes what all models in memory may need together
 * @param loads how many models may be loaded at a time
 * @param recheck how long a model is answered from memory before its source is asked again whether
 *     it is still the one
 */
public record HostingLimits(long cacheBytes, int loads, Duration recheck) {}
