package org.sagekit.core.label.files;

import org.sagekit.api.DataException;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Span;

/** One part of an answer that has several: an object with a label and a place. */
interface AnswerPart {

  /** A piece of a text: {@code label}, {@code start}, {@code end}. */
  Span span() throws DataException;

  /** A rectangle: {@code label}, {@code left}, {@code top}, {@code width}, {@code height}. */
  Box box() throws DataException;
}
