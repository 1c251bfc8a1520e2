package org.sagekit.core.pack.boosters;

import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.train.booster.BoosterModel;

/**
 * Reads models of XGBoost, from 1.0 on, as {@code save_model} writes them: JSON or UBJ, which is
 * told by the content.
 *
 * <p>Boosters of trees and of dropped trees ({@code dart}) give the scores of the library bit for
 * bit; {@code gblinear}, which the library adds up in float, gives the same but for the rounding.
 * Features of which the file has no names are {@code f0}, {@code f1} and so on. A feature of
 * categories is read as a category if the file has the names of its levels, else as the number that
 * is its code.
 *
 * <p>Classes are named {@code 0}, {@code 1} and so on, as the file knows no names. {@code
 * binary:logitraw} gives the probability of its score, {@code multi:softmax} the probabilities of
 * all classes.
 */
public final class XgboostReader {
  private XgboostReader() {}

  /**
   * Reads a model with all its rounds.
   *
   * @param subject what is read, for messages
   * @param file the content of the file
   * @return how the model computes
   * @throws ModelFormatException if it is damaged, or can't be computed exactly: models of several
   *     targets, trees of several outputs, unknown objectives
   */
  public static ScoringGraph read(String subject, byte[] file) {
    return read(subject, file, Rounds.ALL);
  }

  /**
   * Reads a model.
   *
   * @param subject what is read, for messages
   * @param file the content of the file
   * @param rounds which of its rounds count
   * @return how the model computes
   * @throws ModelFormatException if it is damaged, can't be computed exactly, or does not tell
   *     which round was the best if that is asked for
   */
  public static ScoringGraph read(String subject, byte[] file, Rounds rounds) {
    BoosterModel model = BoosterModel.read(subject, file);
    return new XgboostGraph(new ModelFile(subject), model).graph(rounds);
  }
}
