package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.internal.FileWorkspace;

class VotesCodecTest {
  private final VotesCodec codec = new VotesCodec();

  @Property
  void readsWhatItWrote(@ForAll("votes") List<Vote<String>> all) throws IOException {
    Votes votes = Votes.of("näme", all);
    Votes read = codec.read(new ByteArrayInputStream(bytes(votes)));
    assertThat(read.all()).isEqualTo(all);
    assertThat(read.name()).isEqualTo("näme");
    assertThat(read.fingerprint()).isEqualTo(votes.fingerprint());
  }

  @Provide
  Arbitrary<List<Vote<String>>> votes() {
    Arbitrary<String> text = Arbitraries.of("a", "ü", "\uD83D\uDE00", "two words", "01");
    return Combinators.combine(text, text, text).as(Vote::new).list().ofMaxSize(20);
  }

  @Test
  void keepsTheGold() throws IOException {
    Votes votes =
        Votes.of("v", List.of(new Vote<>("t", "w", "l")))
            .withGold(Map.of("t", "l", "never asked", "another"));
    Votes read = codec.read(new ByteArrayInputStream(bytes(votes)));
    assertThat(read.gold()).isEqualTo(votes.gold());
    assertThat(read.fingerprint()).isEqualTo(votes.fingerprint());
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] bytes =
        bytes(Votes.of("v", List.of(new Vote<>("t", "w", "l"), new Vote<>("t", "x", "l"))));
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> codec.read(new ByteArrayInputStream(part)))
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void refusesOrReadsWhateverBitIsTurned() throws IOException {
    byte[] bytes =
        bytes(Votes.of("v", List.of(new Vote<>("t", "w", "l"), new Vote<>("u", "x", "l"))));
    int refused = 0;
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] turned = bytes.clone();
      turned[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        codec.read(new ByteArrayInputStream(turned));
      } catch (ModelFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(bytes.length);
  }

  @Test
  void votesCanBeKeptInAWorkspace(@TempDir Path home) {
    Votes votes = Votes.of("v", List.of(new Vote<>("t", "w", "l")));
    try (FileWorkspace workspace = FileWorkspace.open(home)) {
      workspace.keep(votes.fingerprint(), votes);
      assertThat(workspace.find(votes.fingerprint(), Votes.class))
          .hasValueSatisfying(found -> assertThat(found.all()).isEqualTo(votes.all()));
    }
  }

  private byte[] bytes(Votes votes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(votes, out);
    return out.toByteArray();
  }
}
