package org.sagekit.core.label;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sagekit.api.Codec;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** Keeps votes: each task, worker and label once, and the votes as their numbers. */
public final class VotesCodec implements Codec<Votes> {

  /** For the service loader. */
  public VotesCodec() {}

  @Override
  public Class<Votes> type() {
    return Votes.class;
  }

  @Override
  public String format() {
    return "votes/2";
  }

  @Override
  public void write(Votes votes, OutputStream out) throws IOException {
    Encoder encoder = new Encoder().text(votes.name());
    column(encoder, votes, votes.tasks(), Vote::task);
    column(encoder, votes, votes.workers(), Vote::worker);
    column(encoder, votes, votes.labels(), Vote::label);
    encoder.texts(List.copyOf(votes.gold().keySet()));
    encoder.texts(List.copyOf(votes.gold().values()));
    out.write(encoder.toBytes());
  }

  private static void column(
      Encoder encoder, Votes votes, List<String> names, Function<Vote<String>, String> value) {
    Map<String, Integer> codeByName = new HashMap<>();
    names.forEach(name -> codeByName.put(name, codeByName.size()));
    encoder.texts(names);
    encoder.numbers(
        votes.all().stream()
            .mapToInt(vote -> codeByName.getOrDefault(value.apply(vote), -1))
            .toArray());
  }

  @Override
  public Votes read(InputStream in) throws IOException {
    Decoder decoder = new Decoder("Votes", in.readAllBytes());
    String name = decoder.text();
    List<String> tasks = column(decoder);
    List<String> workers = column(decoder);
    List<String> labels = column(decoder);
    List<String> goldTasks = decoder.texts();
    List<String> goldLabels = decoder.texts();
    decoder.end();
    decoder.require(
        goldLabels.size() == goldTasks.size(), "as much gold as tasks of it", goldLabels.size());
    decoder.require(workers.size() == tasks.size(), "as many workers as tasks", workers.size());
    decoder.require(labels.size() == tasks.size(), "as many labels as tasks", labels.size());
    return decoder.valid(
        () -> {
          List<Vote<String>> votes = new ArrayList<>(tasks.size());
          for (int i = 0; i < tasks.size(); i++) {
            votes.add(new Vote<>(tasks.get(i), workers.get(i), labels.get(i)));
          }
          Map<String, String> gold = new LinkedHashMap<>();
          for (int i = 0; i < goldTasks.size(); i++) {
            gold.put(goldTasks.get(i), goldLabels.get(i));
          }
          return Votes.of(name, votes).withGold(gold);
        });
  }

  private static List<String> column(Decoder decoder) {
    List<String> names = decoder.texts();
    List<String> values = new ArrayList<>();
    for (int code : decoder.numbers()) {
      decoder.require(code >= 0 && code < names.size(), "the number of a name", code);
      values.add(names.get(code));
    }
    return values;
  }
}
