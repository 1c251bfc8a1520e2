package org.sagekit.core.label.parts;

/** How parts are put together: what they are, and how far they must overlap to be the same. */
record PartsRules<P>(Shape<P> shape, double leastOverlap) {}
