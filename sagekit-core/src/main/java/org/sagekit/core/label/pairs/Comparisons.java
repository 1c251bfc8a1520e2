package org.sagekit.core.label.pairs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Preference;
import org.sagekit.core.label.answers.AnswerTable;

/**
 * Votes as comparisons of numbered things. On a gold task the gold stands in for all votes, with
 * their weight; where there is none, with the weight of one.
 */
final class Comparisons {

  /** Somebody, or the gold if the worker is {@link #GOLD}, has preferred one thing to another. */
  record Comparison(int better, int worse, int worker, double weight) {}

  static final int GOLD = -1;

  private final AnswerTable<Preference> table;
  private final List<String> items;
  private final Map<String, Integer> itemByName = new HashMap<>();
  private final List<Comparison> all = new ArrayList<>();

  private Comparisons(AnswerTable<Preference> table) {
    this.table = table;
    items = items(table);
    items.forEach(item -> itemByName.put(item, itemByName.size()));
    for (int task = 0; task < table.tasks(); task++) {
      int begin = table.firstVote(task);
      int end = table.firstVote(task + 1);
      if (table.gold(task).isPresent()) {
        all.add(comparison(table.gold(task).get(), GOLD, end - begin));
      } else {
        for (int vote = begin; vote < end; vote++) {
          all.add(comparison(table.answerOf(vote), table.workerOf(vote), 1));
        }
      }
    }
    table.byTask(task -> 0, gold -> all.add(comparison(gold, GOLD, 1)));
  }

  static Comparisons of(Answers<Preference> votes) {
    return new Comparisons(AnswerTable.of(votes, new PreferenceKind()));
  }

  private static List<String> items(AnswerTable<Preference> table) {
    TreeSet<String> names = new TreeSet<>();
    for (int vote = 0; vote < table.votes(); vote++) {
      names.add(table.answerOf(vote).better());
      names.add(table.answerOf(vote).worse());
    }
    for (Preference known : table.gold().values()) {
      names.add(known.better());
      names.add(known.worse());
    }
    return List.copyOf(names);
  }

  private Comparison comparison(Preference preference, int worker, double weight) {
    return new Comparison(item(preference.better()), item(preference.worse()), worker, weight);
  }

  AnswerTable<Preference> votes() {
    return table;
  }

  /** The names of the things, sorted. */
  List<String> items() {
    return items;
  }

  int item(String name) {
    return Objects.requireNonNull(itemByName.get(name), name);
  }

  List<Comparison> all() {
    return all;
  }
}
