package org.sagekit.core.track.exchange.tensorboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sagekit.core.track.exchange.ForeignFiles;
import org.sagekit.core.track.exchange.RunCopy;
import org.sagekit.core.track.exchange.SeriesCopy;
import org.sagekit.core.track.exchange.Tally;

/**
 * The events of the files of one run. They are read twice: first for what must be known before the
 * run can be begun, and then for the points, which are never held in memory. For one thread.
 */
final class RunEvents {
  private static final int MOST_TAGS = 100_000;
  private static final double LATEST = 1e11;
  private static final String SCALARS = "scalars";
  private static final String HPARAMS = "hparams";
  private final ForeignFiles files;
  private final Tally tally;
  private final List<EventFile> eventFiles = new ArrayList<>();
  private final List<Long> recordsByFile = new ArrayList<>();
  private final Map<String, String> pluginByTag = new HashMap<>();
  private final Map<String, Long> otherByKind = new TreeMap<>();
  private final HyperParameters hyperParameters = new HyperParameters();
  private final Restarts restarts = new Restarts();
  private double first = Double.NaN;
  private double last = Double.NaN;
  private long position;
  private long dropped;

  RunEvents(ForeignFiles files, Tally tally) {
    this.files = files;
    this.tally = tally;
  }

  /** Reads all files for the first time. */
  void scan(List<Path> paths) {
    for (Path path : paths) {
      EventFile file = new EventFile(path, files.name(path), tally::note);
      eventFiles.add(file);
      recordsByFile.add(read(file, Long.MAX_VALUE, this::scan));
    }
  }

  private long read(EventFile file, long most, java.util.function.Consumer<Event> each) {
    try {
      return file.read(most, each);
    } catch (IOException e) {
      files.unreadable(file.path(), e);
      return 0;
    }
  }

  private void scan(Event event) {
    position++;
    if (isTime(event.seconds())) {
      first = Double.isNaN(first) ? event.seconds() : Math.min(first, event.seconds());
      last = Double.isNaN(last) ? event.seconds() : Math.max(last, event.seconds());
    }
    if (event.isStart()) {
      restarts.add(position, event.step());
    }
    if (event.isGraph()) {
      otherByKind.merge("graph", 1L, Long::sum);
    }
    event.values().forEach(this::scan);
  }

  private static boolean isTime(double seconds) {
    return seconds >= 0 && seconds < LATEST;
  }

  private void scan(Event.Value value) {
    if (!value.plugin().isEmpty() && pluginByTag.size() < MOST_TAGS) {
      pluginByTag.putIfAbsent(value.tag(), value.plugin());
    }
    if (value.plugin().equals(HPARAMS)) {
      hyperParameters(value);
    } else if (!isScalar(value) && value.kind() != Event.Kind.NONE) {
      otherByKind.merge(kind(value), 1L, Long::sum);
    }
  }

  private void hyperParameters(Event.Value value) {
    try {
      hyperParameters.read(value.content());
    } catch (IOException e) {
      tally.note("'%s' holds hyperparameters that can't be read.".formatted(value.tag()));
    }
  }

  /** A tensor says once whose it is; the later ones of its tag need not. */
  private boolean isScalar(Event.Value value) {
    return value.kind() == Event.Kind.NUMBER
        || value.kind() == Event.Kind.TENSOR
            && value.number().isPresent()
            && SCALARS.equals(pluginByTag.get(value.tag()));
  }

  private String kind(Event.Value value) {
    String plugin = pluginByTag.getOrDefault(value.tag(), "");
    String kind = value.kind().name().toLowerCase(Locale.ROOT);
    return plugin.isEmpty() ? kind : kind + " of " + plugin;
  }

  /** When the first event was written; 1970 if no event says so. */
  Instant started() {
    return instant(first);
  }

  /** When the last event was written; 1970 if no event says so. */
  Instant ended() {
    return instant(last);
  }

  /** The hyperparameters, if the HParams plugin has kept any. */
  HyperParameters hyperParameters() {
    return hyperParameters;
  }

  private static Instant instant(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  /** Whether any event was read. */
  boolean isEmpty() {
    return position == 0;
  }

  /** Reads all files for the second time, and no further than the first time. */
  void copy(RunCopy run) {
    Points points = new Points(run, started());
    position = 0;
    for (int i = 0; i < eventFiles.size(); i++) {
      EventFile file = eventFiles.get(i);
      EventFile silent = new EventFile(file.path(), file.name(), told -> {});
      read(silent, recordsByFile.get(i), event -> points(event, points));
    }
    points.end();
    tell(run);
  }

  private void points(Event event, Points points) {
    position++;
    for (Event.Value value : event.values()) {
      if (isScalar(value)) {
        if (restarts.drop(position, event.step())) {
          dropped++;
        } else {
          points.add(value.tag(), event, value.number().getAsDouble());
        }
      }
    }
  }

  private void tell(RunCopy run) {
    otherByKind.forEach(
        (kind, number) ->
            tally.note(
                "%s: %s times '%s' was not taken: only scalars are."
                    .formatted(run.subject(), number, kind)));
    if (dropped > 0) {
      tally.note(
          "%s: %s points were not taken, because the training was started again from an earlier step."
              .formatted(run.subject(), dropped));
    }
  }

  /** The series that are being copied. */
  private static final class Points {
    private final RunCopy run;
    private final Map<String, Optional<SeriesCopy>> seriesByTag = new HashMap<>();
    private Instant time;

    Points(RunCopy run, Instant first) {
      this.run = run;
      this.time = first;
    }

    void add(String tag, Event event, double value) {
      if (isTime(event.seconds())) {
        time = instant(event.seconds());
      }
      seriesByTag
          .computeIfAbsent(tag, run::series)
          .ifPresent(series -> series.point(event.step(), value, time));
    }

    void end() {
      seriesByTag.values().forEach(series -> series.ifPresent(SeriesCopy::end));
    }
  }
}
