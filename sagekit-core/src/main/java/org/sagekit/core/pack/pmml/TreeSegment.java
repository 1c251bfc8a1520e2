package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/**
 * The sum of the leaves of one output of an ensemble, in the order in which the ensemble adds them:
 * what it starts from stands before the others as a tree of one leaf.
 *
 * @param output the field that it puts out
 * @param ensemble the node
 * @param index which of its outputs
 * @param asked what splits ask for
 */
record TreeSegment(String output, Node.TreeEnsemble ensemble, int index, Asked asked)
    implements Segment {

  @Override
  public List<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    trees().forEach(tree -> fields.addAll(fields(tree)));
    return List.copyOf(fields);
  }

  private Set<String> fields(Tree tree) {
    Set<String> fields = new LinkedHashSet<>();
    for (int node = 0; node < tree.size(); node++) {
      if (!tree.isLeaf(node)) {
        fields.add(asked.field(tree, node));
      }
    }
    return fields;
  }

  private List<Tree> trees() {
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < ensemble.trees().size(); i++) {
      if (ensemble.outputByTree().isEmpty() || ensemble.outputByTree().get(i) == index) {
        trees.add(ensemble.trees().get(i));
      }
    }
    return trees;
  }

  @Override
  public void write(Xml xml, Fields all) {
    model(xml, "MiningModel");
    Head.of(xml, this, all, null);
    xml.open("Segmentation").with("multipleModelMethod", "sum");
    List<Tree> trees = trees();
    if (ensemble.base().get(index) != 0 || trees.isEmpty()) {
      base(xml, all);
    }
    trees.forEach(tree -> tree(xml, tree, all));
    xml.close().close();
  }

  /** What a tree reads; PMML wants one field at least, also of a tree that is but a leaf. */
  private List<String> schema(Set<String> fields, Fields all) {
    List<String> schema = all.innerNeeds(fields);
    return schema.isEmpty() ? all.innerNeeds(fields()).stream().limit(1).toList() : schema;
  }

  private void base(Xml xml, Fields all) {
    begin(xml, schema(Set.of(), all));
    xml.open("Node").with("score", TreeElement.rounded(ensemble.base().get(index), ensemble));
    xml.open("True").close();
    xml.close().close().close();
  }

  private void tree(Xml xml, Tree tree, Fields all) {
    begin(xml, schema(fields(tree), all));
    new TreeElement(tree, this).write(xml);
    xml.close().close();
  }

  /**
   * Nothing is asked of missing values: they fail every comparison, and the last child takes all.
   */
  private void begin(Xml xml, List<String> schema) {
    xml.open("Segment").open("True").close();
    model(xml, "TreeModel");
    xml.with("missingValueStrategy", "none").with("splitCharacteristic", "binarySplit");
    Head.schema(xml, schema, null);
  }

  private void model(Xml xml, String element) {
    xml.open(element).with("functionName", "regression");
    if (ensemble.precision() == Node.Precision.FLOAT) {
      xml.with("x-mathContext", "float");
    }
  }
}
