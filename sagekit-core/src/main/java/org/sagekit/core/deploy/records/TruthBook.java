package org.sagekit.core.deploy.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.DataException;
import org.sagekit.api.deploy.capture.GroundTruth;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.MergeReport;

/**
 * Labels by their ids, and the count of what they meet. Equal labels are held once, so an id takes
 * about 150 bytes beside itself whatever the label is. For one thread: first all labels, then all
 * records.
 */
public final class TruthBook {
  private static final int ENTRY_BYTES = 150;
  private final long mostBytes;
  private final Map<String, Entry> entryById = new HashMap<>();
  private final Map<InferenceData, InferenceData> known = new HashMap<>();
  private final List<String> conflicts = new ArrayList<>();
  private long bytes;
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

    private int duplicates;
    private boolean met;

    Entry(InferenceData label) {
      this.label = label;
    }
  }

  /**
   * @param mostBytes of heap that the labels may take
   */
  public TruthBook(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Notes a label.
   *
   * @throws DataException if they take too much memory
   */
  public void add(GroundTruth truth) {
    labels++;
    Entry entry = entryById.get(truth.id());
    if (entry == null) {
      hold(truth);
    } else if (truth.data().equals(entry.label)) {
      duplicates++;
      entry.duplicates++;
    } else if (entry.label != null) {
      entry.label = null;
      duplicates -= entry.duplicates;
      conflicting++;
      if (conflicts.size() < MergeReport.MOST_CONFLICTS) {
        conflicts.add(truth.id());
      }
    }
  }

  private void hold(GroundTruth truth) {
    InferenceData label = known.get(truth.data());
    bytes += ENTRY_BYTES + 2L * truth.id().length();
    bytes += label == null ? ENTRY_BYTES + 2L * truth.data().data().length() : 0;
    if (bytes > mostBytes) {
      throw new DataException(
          "Ground truth: labels must take at most %s bytes of memory, half of the heap, but the first %s take more. Maybe merge fewer days at once, or allow a larger heap."
              .formatted(mostBytes, labels));
    }
    if (label == null) {
      label = truth.data();
      known.put(label, label);
    }
    entryById.put(truth.id(), new Entry(label));
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
