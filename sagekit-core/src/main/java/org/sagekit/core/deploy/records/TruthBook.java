package org.sagekit.core.deploy.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.capture.GroundTruth;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.MergeReport;

/**
 * Labels by their ids, and the count of what they meet. Equal labels are held once, so an id takes
 * about 150 bytes whatever the label is. For one thread: first all labels, then all records.
 */
public final class TruthBook {
  private final Map<String, Entry> entryById = new HashMap<>();
  private final Map<InferenceData, InferenceData> known = new HashMap<>();
  private final List<String> conflicts = new ArrayList<>();
  private long labels;
  private long duplicates;
  private long conflicting;
  private long records;
  private long matched;
  private long repeated;
  private long contested;
  private long met;

  private static final class Entry {
    /** Null once another label has contradicted it. */
    private @Nullable InferenceData label;

    private boolean met;

    Entry(InferenceData label) {
      this.label = label;
    }
  }

  /** Notes a label. */
  public void add(GroundTruth truth) {
    labels++;
    Entry entry = entryById.get(truth.id());
    if (entry == null) {
      InferenceData label = known.computeIfAbsent(truth.data(), data -> data);
      entryById.put(truth.id(), new Entry(label));
    } else if (truth.data().equals(entry.label)) {
      duplicates++;
    } else if (entry.label != null) {
      entry.label = null;
      conflicting++;
      if (conflicts.size() < MergeReport.MOST_CONFLICTS) {
        conflicts.add(truth.id());
      }
    }
  }

  /** The label of a record that comes under an id; empty if it has none, or is a repetition. */
  public Optional<InferenceData> label(String id) {
    records++;
    Entry entry = entryById.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    boolean again = entry.met;
    met += again ? 0 : 1;
    entry.met = true;
    if (entry.label == null) {
      contested++;
      return Optional.empty();
    }
    repeated += again ? 1 : 0;
    matched += again ? 0 : 1;
    return again ? Optional.empty() : Optional.of(entry.label);
  }

  /** What came of it. */
  public MergeReport report() {
    return new MergeReport(
        records,
        matched,
        records - matched - repeated - contested,
        repeated,
        contested,
        labels,
        duplicates,
        entryById.size() - met,
        conflicting,
        conflicts);
  }
}
