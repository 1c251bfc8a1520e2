package org.sagekit.core.train.booster;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.Doubles;

/**
 * A model of XGBoost as data.
 *
 * @param booster {@code gbtree}, {@code dart} or {@code gblinear}
 * @param goal what it was trained for
 * @param features what it asks for
 * @param rounds its trees; none for {@code gblinear}
 * @param weights of {@code gblinear}: feature by feature one an output, then what each output
 *     starts from; else empty
 */
public record BoosterModel(
    String booster, Goal goal, Features features, Rounds rounds, Doubles weights) {

  /**
   * What a model was trained for.
   *
   * @param objective the library's name for it, such as {@code binary:logistic}
   * @param classes 0 if it has none
   * @param targets how many targets it has
   * @param baseScores what predictions start from, of the form of predictions; one, or one a class
   */
  public record Goal(String objective, int classes, int targets, Doubles baseScores) {}

  /**
   * What a model asks for.
   *
   * @param count how many features it has
   * @param names in their order; empty if the file has none
   * @param types in their order, {@code c} for levels; empty if the file has none
   * @param levels of each feature the names of its levels, empty if it has none; or nothing
   */
  public record Features(
      int count, List<String> names, List<String> types, List<List<String>> levels) {

    /** Copies the lists. */
    public Features {
      names = List.copyOf(names);
      types = List.copyOf(types);
      levels = List.copyOf(levels);
    }
  }

  /**
   * The trees of a model.
   *
   * @param trees in the order in which they are added
   * @param outputs the output to which each adds
   * @param weights what the leaves of each are multiplied by; empty if by nothing
   * @param starts before which tree each round begins, and behind the last one how many there are
   * @param best the round at which training found the model best, if the file tells
   */
  public record Rounds(
      List<BoosterTree> trees,
      List<Integer> outputs,
      Doubles weights,
      List<Integer> starts,
      OptionalInt best) {

    /** Copies the lists. */
    public Rounds {
      trees = List.copyOf(trees);
      outputs = List.copyOf(outputs);
      starts = List.copyOf(starts);
    }
  }

  /**
   * Reads a model.
   *
   * @param subject what is read, for messages
   * @param file as the library saves it, JSON or UBJ
   * @return the model, its parts checked against one another
   * @throws ModelFormatException if it is not such a file
   */
  public static BoosterModel read(String subject, byte[] file) {
    BoosterSource source = BoosterForm.of(file).source(subject, file);
    try {
      return new BoosterReader(source).read();
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      String place = source.place();
      throw new ModelFormatException(
          "%s: content must be a model as XGBoost saves it, but is damaged at %s."
              .formatted(subject, place.substring(0, Math.min(place.length(), 100))),
          e);
    }
  }
}
