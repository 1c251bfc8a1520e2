package org.sagekit.core.pack.pmml;

import java.util.BitSet;
import java.util.List;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;

/** Tells which numbers are the indices of categories, as they are read. */
final class Categories {
  private Categories() {}

  /** By node the numbers that are. */
  static BitSet[] of(ScoringGraph graph) {
    List<Integer> widths = graph.widths();
    BitSet[] categories = new BitSet[widths.size()];
    for (int at = 0; at < categories.length; at++) {
      categories[at] = new BitSet();
      Node node = graph.nodes().get(at);
      if (node instanceof Node.CategoryInput) {
        categories[at].set(0);
      } else if (node instanceof Select select) {
        for (int i = 0; i < select.indices().size(); i++) {
          categories[at].set(i, categories[select.input()].get(select.indices().get(i)));
        }
      } else if (node instanceof Node.Concat concat) {
        int from = 0;
        for (int input : concat.inputs()) {
          int begin = from;
          BitSet own = categories[at];
          categories[input].stream().forEach(i -> own.set(begin + i));
          from += widths.get(input);
        }
      }
    }
    return categories;
  }
}
