package org.sagekit.core.pack.pmml;

import java.util.List;

/** One model of the chain, which puts out one number that later ones read. Immutable. */
interface Segment {

  /** The name of the field that it puts out. */
  String output();

  /** The fields that it reads. */
  List<String> fields();

  /** Writes the model's element. */
  void write(Xml xml, Fields fields);
}
