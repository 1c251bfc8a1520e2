package org.sagekit.api.data;

/**
 * A division of rows into those that a model learns from and those that judge it.
 *
 * @param train the rows to learn from
 * @param test the rows to judge by
 */
public record Split(Dataset train, Dataset test) {}
