package org.sagekit.api.model;

import java.util.List;
import org.sagekit.api.Problems;

/**
 * What pairs of numbers add: output o is the sum over pairs {@code i < j} of {@code (v_i . v_j) x_i
 * x_j}, computed as {@code 1/2 * sum over f of ((sum v_if x_i)^2 - sum v_if^2 x_i^2)} (Rendle,
 * 2010, "Factorization machines", lemma 3.1).
 *
 * @param input a node
 * @param outputs how many numbers it makes
 * @param rank how many factors each number has
 * @param factors output by output, number by number of the input, its factors
 */
public record Factorization(int input, int outputs, int rank, Doubles factors) implements Node {

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public int width(List<Integer> inputWidths) {
    long numbers = (long) Math.max(0, outputs) * Math.max(0, rank) * inputWidths.get(0);
    Problems.of("Factorization")
        .require(outputs > 0, "outputs", "at least 1", outputs)
        .require(rank > 0, "rank", "at least 1", rank)
        .require(factors.size() == numbers, "factors", "" + numbers, factors.size())
        .throwIfAny();
    return outputs;
  }
}
