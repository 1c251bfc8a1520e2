package org.sagekit.core.label.sets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.answers.AnswerTable;

/** Votes for sets, and what they say of a single label. Tasks and workers are told by number. */
final class SetVotes {
  static final String PRESENT = "present";
  private static final String ABSENT = "absent";

  private final AnswerTable<LabelSet> table;
  private final List<String> labels;
  private final List<String> taskNames;
  private final List<Vote<String>> presentByVote;
  private final List<Vote<String>> absentByVote;

  private SetVotes(AnswerTable<LabelSet> table) {
    this.table = table;
    TreeSet<String> distinct = new TreeSet<>();
    for (int vote = 0; vote < table.votes(); vote++) {
      distinct.addAll(table.answerOf(vote).labels());
    }
    table.gold().values().forEach(gold -> distinct.addAll(gold.labels()));
    labels = List.copyOf(distinct);
    taskNames = numbers(table.tasks());
    presentByVote = votes(PRESENT);
    absentByVote = votes(ABSENT);
  }

  /** What each vote says of a label that it names, or does not. */
  private List<Vote<String>> votes(String word) {
    List<String> workerNames = numbers(table.workers());
    List<Vote<String>> votes = new ArrayList<>(table.votes());
    for (int task = 0; task < table.tasks(); task++) {
      for (int vote = table.firstVote(task); vote < table.firstVote(task + 1); vote++) {
        String worker = workerNames.get(table.workerOf(vote));
        votes.add(new Vote<>(taskNames.get(task), worker, word));
      }
    }
    return votes;
  }

  private static List<String> numbers(int count) {
    List<String> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      numbers.add(String.valueOf(i));
    }
    return numbers;
  }

  static SetVotes of(Answers<LabelSet> votes) {
    return new SetVotes(AnswerTable.of(votes, new SetKind()));
  }

  AnswerTable<LabelSet> table() {
    return table;
  }

  /** All labels, sorted. */
  List<String> labels() {
    return labels;
  }

  String taskName(int task) {
    return taskNames.get(task);
  }

  boolean has(int vote, String label) {
    return contains(table.answerOf(vote), label);
  }

  static boolean contains(LabelSet set, String label) {
    return set.labels().contains(label);
  }

  /** Whether the label is present, as said by each who answered. */
  Votes on(String label) {
    List<Vote<String>> votes = new ArrayList<>(table.votes());
    for (int vote = 0; vote < table.votes(); vote++) {
      votes.add(has(vote, label) ? presentByVote.get(vote) : absentByVote.get(vote));
    }
    Map<String, String> gold = new LinkedHashMap<>();
    for (int task = 0; task < table.tasks(); task++) {
      String name = taskNames.get(task);
      table.gold(task).ifPresent(known -> gold.put(name, word(contains(known, label))));
    }
    return Votes.of(label, votes).withGold(gold);
  }

  private static String word(boolean present) {
    return present ? PRESENT : ABSENT;
  }
}
