package org.sagekit.monitor.formats;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.FileForm;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.TextStatistics;
import org.sagekit.core.internal.JsonMembers;

/** A feature of {@code statistics.json}. */
final class ColumnForm {
  private static final String NUMBERS = "numerical_statistics";
  private static final String TEXTS = "string_statistics";

  private ColumnForm() {}

  static ColumnStatistics read(JsonMembers feature) {
    Optional<JsonMembers> numbers = feature.findObject(NUMBERS);
    Optional<JsonMembers> texts = feature.findObject(TEXTS);
    Optional<JsonMembers> common = numbers.or(() -> texts).map(found -> found.object("common"));
    ColumnStatistics column =
        new ColumnStatistics(
            Plain.text(feature, "name"),
            Words.type(feature, "inferred_type"),
            common.map(c -> Plain.count(c, "num_present")).orElse(0L),
            common.map(c -> Plain.count(c, "num_missing")).orElse(0L),
            numbers.map(NumbersForm::read),
            texts.flatMap(TextsForm::read));
    FileForm form = Differences.between(own(column), feature.json(), Map.of());
    return form.differences().isEmpty() ? column : with(column, form);
  }

  private static ColumnStatistics with(ColumnStatistics column, FileForm form) {
    return new ColumnStatistics(
        column.name(),
        column.type(),
        column.present(),
        column.missing(),
        column.numbers(),
        column.texts(),
        form);
  }

  static JsonObject write(ColumnStatistics column) {
    JsonObject feature = own(column);
    Differences.apply(column.form(), feature);
    return feature;
  }

  private static JsonObject own(ColumnStatistics column) {
    JsonObject feature = new JsonObject();
    feature.addProperty("name", column.name());
    feature.addProperty("inferred_type", Words.of(column.type()));
    column.numbers().ifPresent(numbers -> feature.add(NUMBERS, numbers(column, numbers)));
    if (column.numbers().isEmpty() || column.texts().isPresent()) {
      feature.add(TEXTS, texts(column, column.texts()));
    }
    return feature;
  }

  private static JsonObject numbers(ColumnStatistics column, NumberStatistics numbers) {
    JsonObject object = common(column);
    NumbersForm.write(numbers, object);
    return object;
  }

  private static JsonObject texts(ColumnStatistics column, Optional<TextStatistics> texts) {
    JsonObject object = common(column);
    texts.ifPresent(known -> TextsForm.write(known, object));
    return object;
  }

  private static JsonObject common(ColumnStatistics column) {
    JsonObject counts = new JsonObject();
    counts.addProperty("num_present", column.present());
    counts.addProperty("num_missing", column.missing());
    JsonObject object = new JsonObject();
    object.add("common", counts);
    return object;
  }
}
