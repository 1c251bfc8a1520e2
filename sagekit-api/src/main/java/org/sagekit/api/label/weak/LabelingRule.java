package org.sagekit.api.label.weak;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a labelling function of a method, static or of an object.
 *
 * <pre>{@code
 * @LabelingRule(value = "SPAM", column = "text")
 * boolean hasLink(String text) {
 *   return text.contains("http");
 * }
 * }</pre>
 *
 * <p>With a {@link #value} the method returns a boolean: whether it votes for that label. Without
 * one it returns the label, as a {@code String} that may be null or an {@code Optional<String>};
 * null and empty abstain. With a {@link #column} it takes the text of that column, and abstains
 * unasked where the text is missing; without one it takes the whole {@code Row}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LabelingRule {

  /**
   * The label to vote for when the method says true.
   *
   * @return a label, or empty (the default) if the method returns the label itself
   */
  String value() default "";

  /**
   * Whose text the method takes.
   *
   * @return the name of a column, or empty (the default) if the method takes the row
   */
  String column() default "";

  /**
   * What the function is called.
   *
   * @return a name, or empty (the default) for the method's
   */
  String name() default "";
}
