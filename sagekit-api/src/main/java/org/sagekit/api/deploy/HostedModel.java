package org.sagekit.api.deploy;

/**
 * A model of a {@link MultiModelEndpoint}.
 *
 * @param name by which it is asked
 * @param source where it comes from, for people: a file's name, or a version of a registry
 * @param loaded whether it is in memory
 * @param bytes how much memory it is taken to need; 0 if it was never loaded
 */
public record HostedModel(String name, String source, boolean loaded, long bytes) {}
