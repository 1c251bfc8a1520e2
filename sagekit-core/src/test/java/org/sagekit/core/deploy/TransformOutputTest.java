package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.deploy.transform.BatchStrategy;
import org.sagekit.api.deploy.transform.JoinSource;
import org.sagekit.api.deploy.transform.RecordFormat;
import org.sagekit.api.deploy.transform.SplitType;
import org.sagekit.api.deploy.transform.TransformReport;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.data.CsvReader;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.model.PredictionTable;
import org.sagekit.core.model.Scorers;

/** What is written, by format, filters and join. */
class TransformOutputTest {
  /** What the model says of 40 years in Bonn, and of 30 in Ulm. */
  private static final String BONN = "yes,0.2689414213699951,0.7310585786300049";

  private static final String ULM = "no,0.8807970779778824,0.11920292202211755";
  private static final String BONN_JSON =
      "{\"label\":\"yes\",\"probabilities\":{\"no\":0.2689414213699951,\"yes\":0.7310585786300049}}";

  private static final String CSV =
      "id,age,\"city\",note\r\n007,40.0,Bonn,\"a \"\"b\"\", c\"\r\n\n008,3e1, Ulm ,\n";

  @TempDir Path home;

  private TransformJob.Builder job(String name, String content) throws IOException {
    return TransformJob.named("job", Files.writeString(home.resolve(name), content))
        .output(home.resolve("out"));
  }

  private TransformJob.Builder json(String content) throws IOException {
    return job("in.jsonl", content).contentType(RecordFormat.JSON_LINES);
  }

  private String written(TransformJob.Builder job) throws IOException {
    return written(job, Fixtures.modelPackage());
  }

  private String written(TransformJob.Builder job, ModelPackage model) throws IOException {
    TransformReport report = job.build().run(model, TestRun.at(home.resolve("work")));
    return Files.readString(report.files().get(0).output());
  }

  @Test
  void writesPredictionsAlone() throws Exception {
    assertThat(written(job("in.csv", CSV)))
        .isEqualTo("label,p(no),p(yes)\n" + BONN + "\n" + ULM + "\n");
  }

  @Test
  void joinsCellsAsTheyStandInTheInput() throws Exception {
    assertThat(written(job("in.csv", CSV).join(JoinSource.INPUT)))
        .isEqualTo(
            "id,age,\"city\",note,label,p(no),p(yes)\n"
                + "007,40.0,Bonn,\"a \"\"b\"\", c\","
                + BONN
                + "\n008,3e1, Ulm ,,"
                + ULM
                + "\n");
  }

  @Test
  void filtersTheOutputOfCsv() throws Exception {
    TransformJob.Builder job = job("in.csv", CSV).join(JoinSource.INPUT).inputFilter("$[1:2]");
    assertThat(written(job.outputFilter("$[0,-1]")))
        .isEqualTo("id,p(yes)\n007,0.7310585786300049\n008,0.11920292202211755\n");
    assertThat(written(job.join(JoinSource.NONE).outputFilter("$[0]")))
        .isEqualTo("label\nyes\nno\n");
  }

  @Test
  void takesTheFiltersColumnsForTheInputsWhereThereIsNoHeader() throws Exception {
    TransformJob.Builder job = job("in.csv", "7,40,Bonn\n8,30,Ulm\n").withoutHeader();
    assertThat(written(job.inputFilter("$[1:]").join(JoinSource.INPUT).outputFilter("$[0,3:]")))
        .isEqualTo("7," + BONN + "\n8," + ULM + "\n");
    assertThat(written(job.inputFilter("$[-2,-1]").join(JoinSource.NONE).outputFilter("$[0]")))
        .isEqualTo("yes\nno\n");
  }

  @Test
  void writesCsvAsJson() throws Exception {
    assertThat(written(job("in.csv", CSV).accept(RecordFormat.JSON_LINES)))
        .startsWith(BONN_JSON + "\n{\"label\":\"no\",");
    assertThat(
            written(
                job("in.csv", CSV)
                    .accept(RecordFormat.JSON_LINES)
                    .outputFilter("$.probabilities.yes")))
        .isEqualTo("0.7310585786300049\n0.11920292202211755\n");
  }

  @Test
  void findsTheInputsOfJsonByName() throws Exception {
    String records =
        "{\"city\":\"Bonn\",\"age\":40,\"tags\":[1]}\n\n{\"city\":\"Ulm\",\"age\":30}\n";
    assertThat(written(json(records).accept(RecordFormat.CSV)))
        .isEqualTo("label,p(no),p(yes)\n" + BONN + "\n" + ULM + "\n");
    assertThat(written(json(records).accept(RecordFormat.CSV).outputFilter("$[1:]")))
        .startsWith("p(no),p(yes)\n0.268");
  }

  @Test
  void joinsIntoTheRecordOfJson() throws Exception {
    String records = "{\"id\": 1.50, \"features\": [40, \"Bonn\"]}\n";
    TransformJob.Builder job = json(records).inputFilter("$.features").join(JoinSource.INPUT);
    assertThat(written(job))
        .isEqualTo(
            "{\"id\":1.50,\"features\":[40,\"Bonn\"],\"SageMakerOutput\":" + BONN_JSON + "}\n");
    assertThat(written(job.outputFilter("$['id','SageMakerOutput']")))
        .isEqualTo("{\"id\":1.50,\"SageMakerOutput\":" + BONN_JSON + "}\n");
    assertThat(written(job.outputFilter("$.SageMakerOutput.label"))).isEqualTo("\"yes\"\n");
  }

  @Test
  void joinsArraysAsSageMakerInput() throws Exception {
    assertThat(written(json("[40,\"Bonn\"]\n").join(JoinSource.INPUT)))
        .isEqualTo("{\"SageMakerInput\":[40,\"Bonn\"],\"SageMakerOutput\":" + BONN_JSON + "}\n");
  }

  @Test
  void takesWhatJsonLeavesOutForMissing() throws Exception {
    String some =
        "{\"age\":40,\"city\":\"Bonn\"}\n{\"city\":\"Bonn\"}\n{\"age\":null,\"city\":\"Bonn\"}";
    assertThat(written(json(some).accept(RecordFormat.CSV).outputFilter("$[2]")))
        .isEqualTo("p(yes)\n" + "0.7310585786300049\n".repeat(3));
  }

  @Test
  void writesNumbers() throws Exception {
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of("x", FieldType.NUMERIC)),
            List.of(),
            List.of(new Node.NumberInput("x")));
    ModelPackage model = Fixtures.packageOf(graph, "number");
    String rows = "x\n1.5\n-0.0\nNA\n1e300\n";
    assertThat(written(job("in.csv", rows), model))
        .isEqualTo("prediction\n1.5\n-0.0\n \n1.0E300\n");
    assertThat(written(job("in.csv", rows).accept(RecordFormat.JSON_LINES), model))
        .isEqualTo("{\"value\":1.5}\n{\"value\":-0.0}\n{\"value\":\"NaN\"}\n{\"value\":1.0E300}\n");
    assertThat(written(json("[2]\n3\n{\"x\":4}\n").accept(RecordFormat.CSV), model))
        .isEqualTo("prediction\n2\n3\n4\n");
  }

  @Test
  void readsGzipAndAByteOrderMark() throws Exception {
    Path file = home.resolve("in.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(("\ufeff" + CSV).getBytes(StandardCharsets.UTF_8));
    }
    TransformJob.Builder job = TransformJob.named("job", file).output(home.resolve("out"));
    assertThat(written(job)).isEqualTo(written(job("in.csv", CSV)));
    assertThat(home.resolve("out/in.csv.gz.out")).exists();
  }

  @Test
  void writesAFileForEachOfAFolderInTheirOrder() throws Exception {
    Path folder = Files.createDirectories(home.resolve("in"));
    Files.writeString(folder.resolve("b.csv"), "age,city\n30,Ulm\n");
    Files.writeString(folder.resolve("a.csv"), "city,age\nBonn,40\n");
    Files.writeString(folder.resolve(".hidden"), "no rows");
    Files.createDirectories(folder.resolve("deeper"));
    TransformReport report =
        TransformJob.named("job", folder)
            .output(home.resolve("out"))
            .build()
            .run(Fixtures.modelPackage(), TestRun.at(home));
    assertThat(report.files())
        .extracting(file -> file.input().getFileName().toString())
        .containsExactly("a.csv", "b.csv");
    assertThat(home.resolve("out/a.csv.out")).content().endsWith(BONN + "\n");
    assertThat(home.resolve("out/b.csv.out")).content().endsWith(ULM + "\n");
  }

  private Path people(int rows) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder text = new StringBuilder("n,city,age\n");
    for (int i = 0; i < rows; i++) {
      String age = i % 11 == 0 ? "NA" : Double.toString(random.nextDouble(-20, 120));
      text.append(i).append(i % 7 == 0 ? ",\"Bo\nnn\"," : i % 3 == 0 ? ",Bonn," : ",Ulm,");
      text.append(age).append('\n');
    }
    return Files.writeString(home.resolve("people.csv"), text);
  }

  /** Bit for bit what the scorer says of the whole table, whatever the batches and threads. */
  @Test
  void saysWhatTheScorerSays() throws Exception {
    ModelPackage model = Fixtures.modelPackage();
    Path people = people(2_500);
    CsvReader reader = Datasets.csv(people);
    for (Field input : model.graph().inputs()) {
      reader = reader.type(input.name(), input.type());
    }
    Dataset rows = reader.read();
    Path scores = home.resolve("scores.csv");
    Datasets.toCsv(PredictionTable.of(model.graph(), Scorers.of(model).score(rows)), scores);
    TransformJob.Builder job = TransformJob.named("job", people).output(home.resolve("out"));
    assertThat(written(job)).isEqualTo(Files.readString(scores));
    for (TransformJob.Builder other :
        List.of(
            job.threads(1).maxPayload(999),
            job.threads(5).maxPayload(100_000).split(SplitType.LINE),
            job.strategy(BatchStrategy.SINGLE_RECORD),
            job.split(SplitType.NONE).maxPayload(1 << 20))) {
      Files.delete(home.resolve("out/people.csv.out"));
      assertThat(written(other)).isEqualTo(Files.readString(scores));
    }
  }
}
