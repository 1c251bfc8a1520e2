package org.sagekit.core.label.exchange.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.Map;
import org.sagekit.core.label.exchange.Truths;

/** How truths of one kind stand in a manifest. */
interface LabelForm {

  /** The form of some truths. */
  static LabelForm of(Truths truths) {
    if (truths instanceof Truths.Categories categories) {
      return new CategoryForm(categories.byTask());
    }
    if (truths instanceof Truths.Verdicts verdicts) {
      return new VerdictForm(verdicts);
    }
    if (truths instanceof Truths.Sets sets) {
      return new SetForm(sets.byTask());
    }
    if (truths instanceof Truths.Spans spans) {
      return new SpanForm(spans.byTask());
    }
    if (truths instanceof Truths.Boxes boxes) {
      return new BoxForm(boxes);
    }
    if (truths instanceof Truths.Preferences preferences) {
      return new PreferenceForm(preferences.byTask());
    }
    return new NumberForm(((Truths.Numbers) truths).byTask());
  }

  /** The type of the job. */
  String type(Media media);

  /** All labels that may be written. */
  Collection<String> labels();

  /** What has a number in a label of this kind already. */
  Map<Integer, String> classes(Label label);

  /** The label. */
  JsonElement value(String task, ClassIds ids);

  /** What the metadata says of this kind alone. */
  void describe(JsonObject metadata, String task, ClassIds ids);

  /** What a task's truth is, without how sure it is. */
  Object content(String task);

  /** What a label of this kind is, without how sure it is. */
  Object content(Label label);

  /** Makes sure that a truth fits what is labelled. */
  default void check(String task, ManifestLine line) {}

  /** Whole numbers are written without a fraction, as Ground Truth writes pixels. */
  static JsonPrimitive number(double value) {
    return value == (long) value ? new JsonPrimitive((long) value) : new JsonPrimitive(value);
  }
}
