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

/** Why a model says what it says: over many rows, of one row, and along one field. */
record Reasons(Importance importance, Explanation row, Dependence dependence)
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
        importance,
        explainer.explain(rows.row(args.number("row", 0))),
        PartialDependence.of(model).on(some, field));
  }

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>(importance.summary().parts());
    parts.addAll(row.summary().parts());
    parts.addAll(dependence.summary().parts());
    return new Summary("Why the model says what it says", parts);
  }
}
