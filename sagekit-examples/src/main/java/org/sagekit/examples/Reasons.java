package org.sagekit.examples;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Summary;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.explain.Dependence;
import org.sagekit.api.explain.Explainer;
import org.sagekit.api.explain.Explanation;
import org.sagekit.api.explain.Importance;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.explain.Explainers;
import org.sagekit.core.explain.PartialDependence;

/**
 * Why a model says what it says: over many rows, of one row, and along one field.
 *
 * @param way how contributions were computed, a sentence
 * @param importance over many rows
 * @param row of one row
 * @param dependence along one field
 */
record Reasons(String way, Importance importance, Explanation row, Dependence dependence)
    implements Summary.Source {
  private static final int ROWS = 500;

  static Reasons of(TrainedModel model, Dataset rows, Arguments args) {
    Explainer explainer =
        args.has("against")
            ? Explainers.interventional(
                model.graph(), rows.first(args.number("against", ROWS)), model.seed())
            : Explainers.of(model);
    Dataset some = rows.first(args.number("rows", ROWS));
    Importance importance = explainer.explain(some).importance();
    String field = args.text("field").orElse(importance.entries().get(0).name());
    return new Reasons(
        way(args),
        importance,
        explainer.explain(rows.row(args.number("row", 0))),
        PartialDependence.of(model).on(some, field));
  }

  private static String way(Arguments args) {
    return args.has("against")
        ? "Compared with the first " + args.required("against") + " rows: what the model uses."
        : "Compared with the training rows, for trees those in each node; --against 100 tells what"
            + " the model itself uses where columns go together.";
  }

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>(List.of(new Summary.Note(way)));
    parts.addAll(importance.summary().parts());
    parts.addAll(row.summary().parts());
    parts.addAll(dependence.summary().parts());
    return new Summary("Why the model says what it says", parts);
  }
}
