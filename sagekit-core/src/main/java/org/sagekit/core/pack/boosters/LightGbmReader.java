package org.sagekit.core.pack.boosters;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/**
 * Reads models of LightGBM as {@code save_model} writes them: text of version 2 to 4. The scores
 * are those of the library bit for bit; those of a random forest are their mean.
 *
 * <p>A feature of categories is read as a category if the file has the names of its levels, as it
 * does if the model learnt from a frame of pandas; else as the number that is its code. Classes are
 * named {@code 0}, {@code 1} and so on, as the file knows no names. The probabilities of {@code
 * multiclassova} do not add up to 1, as they don't in the library.
 */
public final class LightGbmReader {
  private static final int MOST_OUTPUTS = 100_000;

  private LightGbmReader() {}

  /**
   * Reads a model.
   *
   * @param subject what is read, for messages
   * @param file the content of the file
   * @return how the model computes
   * @throws ModelFormatException if it is damaged, or can't be computed exactly: linear trees,
   *     roots of targets ({@code reg_sqrt}), unknown objectives
   */
  public static ScoringGraph read(String subject, byte[] file) {
    ModelFile model = new ModelFile(subject);
    return graph(model, LightGbmFile.read(model, file));
  }

  private static ScoringGraph graph(ModelFile file, LightGbmFile model) {
    int outputs = model.header().words("num_tree_per_iteration").whole(1, MOST_OUTPUTS);
    file.require(
        model.trees().size() % outputs == 0,
        "trees",
        outputs + " in each round",
        model.trees().size() + " in all");
    String objective = model.header().has("objective") ? model.header().text("objective") : "";
    LightGbmLink link = LightGbmLink.of(file, objective, outputs);
    FeatureFields fields = FeatureFields.of(file, model.features(), model.levels());
    List<Node> nodes = scores(file, model, fields, outputs);
    nodes.addAll(link.ending(nodes.size() - 1, outputs));
    List<String> classes =
        IntStream.range(0, link.classes(outputs)).mapToObj(Integer::toString).toList();
    return new ScoringGraph(fields.fields(), classes, nodes);
  }

  private static List<Node> scores(
      ModelFile file, LightGbmFile model, FeatureFields fields, int outputs) {
    SortedMap<Integer, IntStream.Builder> codes = new TreeMap<>();
    SortedSet<Integer> zeroed = new TreeSet<>();
    model.trees().forEach(tree -> tree.note(codes, zeroed));
    InputColumns columns = new InputColumns(file, fields, CodeRule.DOUBLE, codes, zeroed);
    List<Tree> trees = model.trees().stream().map(tree -> tree.toTree(columns)).toList();
    List<Node> nodes = columns.nodes();
    boolean mean = model.header().has("average_output") && !trees.isEmpty();
    nodes.add(
        new Node.TreeEnsemble(
            nodes.size() - 1,
            outputs,
            trees,
            IntStream.range(0, trees.size()).mapToObj(tree -> tree % outputs).toList(),
            Doubles.of(new double[outputs]),
            mean ? 1.0 / (trees.size() / outputs) : 1,
            Node.Comparison.LESS_OR_EQUAL,
            Node.Precision.DOUBLE));
    return nodes;
  }
}
