package org.sagekit.core.explain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;

/** Adds up the exact contributions of all terms. */
final class AdditiveAttribution implements Attribution {
  private final List<Term> terms;
  private final Map<Integer, Numbers> numbersByNode = new TreeMap<>();
  private final double[] base;
  private final int fields;

  AdditiveAttribution(ScoringGraph graph, AdditiveForm form) {
    terms = List.copyOf(form.terms());
    base = form.base();
    fields = graph.inputs().size();
    for (Term term : terms) {
      numbersByNode.computeIfAbsent(term.node(), node -> new Numbers(graph, node));
    }
  }

  @Override
  public double[] base() {
    return base.clone();
  }

  @Override
  public double[][] of(Dataset rows) {
    long size = (long) rows.size() * base.length * fields;
    double[] contributions = new double[Math.toIntExact(size)];
    numbersByNode.forEach(
        (node, numbers) ->
            numbers.forEach(
                rows,
                (first, values) -> {
                  for (Term term : terms) {
                    if (term.node() == node) {
                      term.add(values, contributions, first);
                    }
                  }
                }));
    return new double[][] {contributions};
  }
}
