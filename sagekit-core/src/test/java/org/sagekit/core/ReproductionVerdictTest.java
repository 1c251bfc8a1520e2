package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Pair;
import org.sagekit.api.Reproduction;
import org.sagekit.api.Reproduction.Part;
import org.sagekit.api.Reproduction.Verdict;
import org.sagekit.api.Stage;
import org.sagekit.api.Stages;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Dataset;
import org.sagekit.core.internal.TextCodec.Text;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Repetitions that come to something else, or seem to. */
class ReproductionVerdictTest {
  private static final Dataset ROWS = ToyRows.classes(150, 2, 1);
  private static final Text IN = new Text("in");
  @TempDir private Path home;
  private final AtomicInteger calls = new AtomicInteger();
  private SageKit kit;

  @BeforeEach
  void open() {
    kit = SageKit.open(home);
  }

  @AfterEach
  void close() {
    kit.close();
  }

  private static Stage<Text, Text> adding(String name) {
    return Stages.of(name, "1", (in, run) -> new Text(in.value() + name));
  }

  private boolean isFirstCall() {
    return calls.getAndIncrement() == 0;
  }

  @Test
  void aRepetitionIsRepeatedWithTheSeedThatItHadInAnyWorkspace() {
    TrainingJob train = TrainingJob.named("train", Trainers.randomForest()).build();
    Stage<Dataset, Dataset> same = Stages.of("same", "1", (rows, run) -> rows);
    String run = kit.run(same.then(train), ROWS).id();
    kit.close();
    kit = SageKit.open(home, options -> options.seed(7));
    String repeat = kit.reproduce(run).repeats().get(0);
    assertThat(kit.reproduce(repeat).verdict()).isEqualTo(Verdict.BIT_EQUAL);
    String again = kit.reproduce(repeat, train, ROWS).repeats().get(0);
    assertThat(kit.reproduce(again).verdict()).isEqualTo(Verdict.BIT_EQUAL);
  }

  @Test
  void somethingIsNotEqualToNothing() {
    var line = adding("a").then(Stages.when("b", in -> !isFirstCall(), adding("c")));
    Reproduction again = kit.run(line, IN).reproduce();
    assertThat(again.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(again.reasons()).contains("Not done then: 'b/c'.");
    assertThat(kit.run(Stages.when("d", in -> false, adding("e")), IN).reproduce().verdict())
        .isEqualTo(Verdict.BIT_EQUAL);
  }

  @Test
  void aBranchThatIsNotTakenAgainIsNotEqual() {
    var line = adding("a").then(Stages.when("b", in -> isFirstCall(), adding("c")));
    String run = kit.run(line, IN).id();
    Reproduction again = kit.reproduce(run, line, IN);
    assertThat(again.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(again.reasons())
        .containsExactly(
            "Not repeated: 'b/c'.", "Not compared, since it was not recorded: the output of 'b'.");
  }

  @Test
  void saysThatWhatHasNoFingerprintWasNotCompared() {
    Stage<Text, double[]> numbers = Stages.of("numbers", "1", (in, run) -> new double[1]);
    var line = adding("a").then(numbers);
    Reproduction again = kit.reproduce(kit.run(line, IN).id(), line, IN);
    assertThat(again.reasons())
        .containsExactly("Not compared, since it was not recorded: the output of 'numbers'.");
  }

  @Test
  void aLineThatEndsInAnotherStageIsNotEqual() {
    String run = kit.run(adding("a").then(adding("b")), IN).id();
    Reproduction again = kit.reproduce(run, adding("a").then(adding("c")), IN);
    assertThat(again.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(again.reasons()).containsExactly("Not done then: 'c'.", "Not repeated: 'b'.");
    assertThat(again.parts())
        .extracting(Part::path, Part::verdict)
        .startsWith(tuple("a", Verdict.BIT_EQUAL), tuple("a > c", Verdict.DIFFERENT));
    Reproduction longer = kit.reproduce(run, adding("a").then(adding("b")).then(adding("c")), IN);
    assertThat(longer.verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void doesNotTakeAnotherStageForTheSame() {
    String run = kit.run(adding("a"), IN).id();
    assertThat(kit.reproduce(run, adding("b"), IN).reasons())
        .containsExactly("Stage 'b': it was called 'a'.");
  }

  @Test
  void comparesWhatIsBeyondAThousandToo() {
    Stage<Text, List<Integer>> many =
        Stages.of(
            "many",
            "1",
            (in, run) -> {
              int last = calls.getAndIncrement();
              return IntStream.range(0, 1002).map(i -> i == 1001 ? last : i).boxed().toList();
            });
    assertThat(kit.run(many, IN).reproduce().verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void seesThatSomethingStandsInAnotherList() {
    List<Text> all = List.of(new Text("a"), new Text("b"), new Text("c"));
    Stage<Text, Pair<List<Text>, List<Text>>> split =
        Stages.of(
            "split",
            "1",
            (in, run) -> {
              int at = 1 + calls.getAndIncrement();
              return new Pair<>(all.subList(0, at), all.subList(at, 3));
            });
    assertThat(kit.run(split, IN).reproduce().verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void namesNoThreadsAsTheOnlyReason() {
    Stage<Text, Text> counting =
        Stages.of("count", "1", (in, run) -> new Text("" + calls.getAndIncrement()));
    String run = kit.run(counting, IN).id();
    kit.close();
    kit = SageKit.open(home, options -> options.threads(99));
    assertThat(kit.reproduce(run, counting, IN).reasons())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("Stage 'count' made something else of the same input, settings and seed");
  }

  private record Known(byte[] bytes) implements Fingerprinted {
    @Override
    public Fingerprint fingerprint() {
      return Fingerprint.ofBytes(bytes);
    }
  }

  @Test
  void whatHasAFingerprintInARecordIsEqualByIt() {
    record Holder(Known known, String name) {}
    Stage<Text, Pair<Holder, Text>> holding =
        Stages.of(
            "hold", "1", (in, run) -> new Pair<>(new Holder(new Known(new byte[2]), "n"), in));
    assertThat(kit.run(holding, IN).reproduce().verdict()).isEqualTo(Verdict.BIT_EQUAL);
  }
}
