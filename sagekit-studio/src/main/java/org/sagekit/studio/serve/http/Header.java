package org.sagekit.studio.serve.http;

/**
 * A header of an answer.
 *
 * @param name as it is written
 * @param value visible ASCII
 */
public record Header(String name, String value) {}
