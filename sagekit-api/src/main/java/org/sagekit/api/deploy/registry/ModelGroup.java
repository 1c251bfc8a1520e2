package org.sagekit.api.deploy.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The versions of one model: SageMaker's model package group.
 *
 * @param name unique in the registry
 * @param description what people wrote about it, may be empty
 * @param created when it was made, to the millisecond
 * @param versions how many versions it has now
 * @param numberByAlias where each alias points, sorted by alias
 */
public record ModelGroup(
    String name,
    String description,
    Instant created,
    int versions,
    SortedMap<String, Integer> numberByAlias) {

  /** Copies the aliases. */
  public ModelGroup {
    numberByAlias = Collections.unmodifiableSortedMap(new TreeMap<>(numberByAlias));
  }
}
