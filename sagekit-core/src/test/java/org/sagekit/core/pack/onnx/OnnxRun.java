package org.sagekit.core.pack.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.core.model.Words;

/** ONNX Runtime with a compiled model, as its README says it is to be called. */
public final class OnnxRun implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final List<Feed> feeds;
  private final OrtSession session;
  private final boolean exact;

  public OnnxRun(ScoringGraph graph, int threads) {
    this(new OnnxTarget().compile("m", graph), graph, threads);
  }

  OnnxRun(CompiledModel model, ScoringGraph graph, int threads) {
    feeds = Feed.of(graph);
    exact = isExact(graph);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model.file("model.onnx"), options);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final int LABEL = 2;

  /** Whether the margins of a graph are the same to the bit. */
  public static boolean isExact(ScoringGraph graph) {
    return Exactness.ofMargins(graph);
  }

  /** Whether the margins must be the same to the bit. */
  public boolean isExact() {
    return exact;
  }

  /** The numbers of an output, 0 for the margins and 1 for the predictions, in batches. */
  public double[] numbers(int output, Dataset rows, int batch) {
    List<double[]> all = new ArrayList<>();
    run(output, rows, batch, value -> all.addAll(Arrays.asList((double[][]) value)));
    return all.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  List<String> labels(Dataset rows, int batch) {
    List<String> all = new ArrayList<>();
    run(LABEL, rows, batch, value -> all.addAll(Arrays.asList((String[]) value)));
    return all;
  }

  private interface Reader {
    void read(Object value);
  }

  private void run(int output, Dataset rows, int batch, Reader reader) {
    for (int from = 0; from < rows.size(); from += batch) {
      int[] some = IntStream.range(from, Math.min(rows.size(), from + batch)).toArray();
      Map<String, OnnxTensor> inputs = new HashMap<>();
      try {
        for (Feed feed : feeds) {
          inputs.put(feed.name(), tensor(rows.column(feed.field().name()), feed, some));
        }
        try (OrtSession.Result result = session.run(inputs)) {
          int place = output == LABEL ? 0 : result.size() - 1 - output; // the margins are last
          reader.read(result.get(place).getValue());
        }
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      } finally {
        inputs.values().forEach(OnnxTensor::close);
      }
    }
  }

  private OnnxTensor tensor(Column column, Feed feed, int[] rows) throws OrtException {
    if (feed.kind() == Feed.Kind.WORDS) {
      return OnnxTensor.createTensor(environment, words(column, rows));
    }
    if (feed.kind() == Feed.Kind.NUMBER) {
      double[][] numbers = new double[rows.length][1];
      for (int i = 0; i < rows.length; i++) {
        numbers[i][0] = column.number(rows[i]);
      }
      return OnnxTensor.createTensor(environment, numbers);
    }
    String[] texts = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      texts[i] = text(column.text(rows[i]), feed);
    }
    return OnnxTensor.createTensor(environment, texts, new long[] {rows.length, 1});
  }

  private static String[][] words(Column column, int[] rows) {
    List<List<String>> all = new ArrayList<>();
    for (int row : rows) {
      String text = column.text(row);
      all.add(text == null ? List.of() : Words.of(text));
    }
    int most = Math.max(1, all.stream().mapToInt(List::size).max().orElse(0));
    String[][] filled = new String[rows.length][most];
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(filled[i], "");
      all.get(i).toArray(filled[i]);
      Arrays.fill(filled[i], all.get(i).size(), most, "");
    }
    return filled;
  }

  private static String text(@Nullable String text, Feed feed) {
    if (text == null) {
      return feed.missing();
    }
    return text.equals(feed.missing()) ? feed.unseen() : text;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
