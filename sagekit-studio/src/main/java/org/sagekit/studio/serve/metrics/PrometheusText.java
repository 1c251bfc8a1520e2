package org.sagekit.studio.serve.metrics;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.studio.serve.text.Bytes;

/** Writes Prometheus' text format, version 0.0.4. For one thread. */
final class PrometheusText {
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Bytes out = new Bytes(8 << 10);
  private final List<Sample> samples = new ArrayList<>();
  private String name = "";

  /** A figure of the family that was begun last. */
  static final class Sample {
    private final String suffix;
    private final double value;
    private final List<String> labels;

    private Sample(String suffix, double value, List<String> labels) {
      this.suffix = suffix;
      this.value = value;
      this.labels = labels;
    }

    /** Adds a label. */
    void label(String label, String content) {
      labels.add(label);
      labels.add(content);
    }
  }

  /** Begins a family. */
  void family(String newName, String type, String help) {
    flush();
    name = newName;
    out.add("# HELP ").add(name).add(' ').add(help).add('\n');
    out.add("# TYPE ").add(name).add(' ').add(type).add('\n');
  }

  /** Adds a count; labels and contents in turn. */
  Sample sample(String suffix, long value, String... labels) {
    return sample(suffix, (double) value, labels);
  }

  /** Adds a figure; labels and contents in turn. */
  Sample sample(String suffix, double value, String... labels) {
    Sample sample = new Sample(suffix, value, new ArrayList<>(List.of(labels)));
    samples.add(sample);
    return sample;
  }

  private void flush() {
    for (Sample sample : samples) {
      out.add(name).add(sample.suffix);
      for (int i = 0; i < sample.labels.size(); i += 2) {
        out.add(i == 0 ? "{" : ",").add(sample.labels.get(i)).add("=\"");
        out.add(escaped(sample.labels.get(i + 1))).add('"');
      }
      out.add(sample.labels.isEmpty() ? " " : "} ").add(number(sample.value)).add('\n');
    }
    samples.clear();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
  }

  Bytes done() {
    flush();
    return out;
  }
}
