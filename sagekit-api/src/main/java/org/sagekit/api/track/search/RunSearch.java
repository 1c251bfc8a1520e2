package org.sagekit.api.track.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;

/**
 * Which runs are wanted. Immutable: each method returns a new one.
 *
 * <pre>{@code
 * RunSearch.of("min(val_loss) < 0.2 or last(accuracy) > 0.9 and not tags.stage = 'draft'")
 *     .in("churn")
 *     .orderBy("last(accuracy) desc")
 *     .limit(20)
 * }</pre>
 *
 * <p>The language: {@code AND}, {@code OR}, {@code NOT}, parentheses, in any case, {@code AND}
 * before {@code OR}. A comparison has a name on the left and a number or a text in single quotes on
 * the right, with {@code = != < <= > >=}, {@code LIKE}, {@code ILIKE} ({@code %} is any text,
 * {@code _} any character; {@code ILIKE} takes upper and lower case for one), {@code NOT LIKE},
 * {@code NOT ILIKE}, {@code IN (..)} or {@code NOT IN (..)}; or it is {@code IS NULL} or {@code IS
 * NOT NULL}, which asks whether the run has the name at all. Names:
 *
 * <ul>
 *   <li>{@code params.x}: a parameter
 *   <li>{@code tags.x}: a tag
 *   <li>{@code min(x) max(x) first(x) last(x) mean(x) count(x)}: of a metric's series; {@code
 *       metrics.x} is its last value
 *   <li>{@code id experiment parent name kind path status started ended seconds seed restored
 *       reason}, also as {@code attributes.x}: the run itself
 *   <li>{@code x} alone: the attribute of this name, else what the run has of it: the parameter,
 *       else the metric's last value, else the tag
 * </ul>
 *
 * <p>Names with other characters than letters, digits, {@code _ . - / @ :} stand in double quotes
 * or backticks: {@code params."my key"}, <code>min(`val loss`)</code>; so do those that are a word
 * of the language. A quote in what it quotes stands there twice: {@code 'it''s'}.
 *
 * <p>What is compared how:
 *
 * <ul>
 *   <li>Numbers are written {@code 5 -0.5 .5 1e-3 NaN Infinity -Infinity}. Whole numbers up to 64
 *       bits are compared exactly. NaN equals itself, so that it can be asked for, and is neither
 *       less nor greater than anything.
 *   <li>Parameters and tags are texts. They are compared as numbers if the right side is a number,
 *       and then those that are none compare false; otherwise by the characters.
 *   <li>Times are compared with texts such as {@code '2026-11-28'}, which is midnight UTC, {@code
 *       '2026-11-28T20:15'}, UTC too, or {@code '2026-11-28T20:15:00+01:00'}.
 *   <li>{@code status}, {@code kind} and {@code restored} (true or false) have no upper and lower
 *       case. {@code id} and {@code parent} are ordered by their numbers: run-9 before run-10.
 * </ul>
 *
 * <p>A comparison with what a run does not have is false, whatever the operator is; {@code NOT} of
 * it is true. A name that no run has is no error, but {@link RunPage#notes} tell of it. A query has
 * at most 10,000 characters and 200 levels of parentheses and {@code NOT}.
 *
 * @param query in this language; empty finds all
 * @param experiments the runs of these only; empty for all
 * @param orders names as in the query, each with {@code asc}, the standard, or {@code desc}:
 *     numbers and texts that are numbers, then other texts, and turned round for {@code desc}; then
 *     NaN; runs that don't have the name come last. What is equal in all of them, and all by
 *     default, the latest first
 * @param limit how many at most on a page, 1 to 1,000,000
 * @param after where the former page ended, as {@link RunPage#next} gives it for the same query,
 *     experiments and orders. Of the runs that don't change meanwhile each is on one page, whatever
 *     others are added; one whose values change may be on two or on none
 */
public record RunSearch(
    String query,
    List<String> experiments,
    List<String> orders,
    int limit,
    Optional<String> after) {
  private static final int STANDARD_LIMIT = 1000;
  private static final int MOST = 1_000_000;

  /** Copies the lists. */
  public RunSearch {
    Objects.requireNonNull(query, "query");
    experiments = List.copyOf(experiments);
    orders = List.copyOf(orders);
    Objects.requireNonNull(after, "after");
    Problems.of("RunSearch")
        .require(limit >= 1 && limit <= MOST, "limit", "1 to 1000000", limit)
        .throwIfAny();
  }

  /**
   * All runs.
   *
   * @return the latest first, 1,000 on a page
   */
  public static RunSearch all() {
    return of("");
  }

  /**
   * Runs for which a query holds. Whether it can be read is found when it is asked.
   *
   * @param query in the language of this type
   * @return the latest first, 1,000 on a page
   */
  public static RunSearch of(String query) {
    return new RunSearch(query, List.of(), List.of(), STANDARD_LIMIT, Optional.empty());
  }

  /**
   * Of one experiment, or of one more.
   *
   * @param experiment its name
   * @return a new search
   */
  public RunSearch in(String experiment) {
    return new RunSearch(query, with(experiments, experiment), orders, limit, after);
  }

  /**
   * Ordered by a name, after those that were given before.
   *
   * @param order such as {@code "min(val_loss) asc"}
   * @return a new search
   */
  public RunSearch orderBy(String order) {
    return new RunSearch(query, experiments, with(orders, order), limit, after);
  }

  /**
   * On pages of another size.
   *
   * @param runs at most on a page, 1 to 1,000,000
   * @return a new search
   */
  public RunSearch limit(int runs) {
    return new RunSearch(query, experiments, orders, runs, after);
  }

  /**
   * The page that comes after another one.
   *
   * @param next as {@link RunPage#next} gives it
   * @return a new search
   */
  public RunSearch after(String next) {
    return new RunSearch(query, experiments, orders, limit, Optional.of(next));
  }

  private static List<String> with(List<String> some, String more) {
    List<String> all = new ArrayList<>(some);
    all.add(Objects.requireNonNull(more, "name"));
    return all;
  }
}
