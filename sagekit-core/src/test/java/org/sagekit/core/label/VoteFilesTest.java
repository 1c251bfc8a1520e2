package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

class VoteFilesTest {
  @TempDir Path home;

  @Test
  void readsCompressedVotes() {
    Votes votes = VoteFiles.csv(CrowdSet.file("rte-answers.csv.gz"));
    assertThat(votes.size()).isEqualTo(8000);
    assertThat(votes.tasks()).hasSize(800);
    assertThat(votes.workers()).hasSize(164);
    assertThat(votes.name()).isEqualTo("rte-answers.csv.gz");
    assertThat(votes.all().get(0)).isEqualTo(new Vote<>("0", "w0", "1"));
  }

  @Test
  void takesCellsAsTheyStandThere() throws IOException {
    Path file = file("seconds,label,worker,task\n1.5,NA,007,01\n2,true,008,1.0\n");
    assertThat(VoteFiles.csv(file).all())
        .containsExactly(new Vote<>("01", "007", "NA"), new Vote<>("1.0", "008", "true"));
  }

  @Test
  void saysWhichCellIsEmpty() throws IOException {
    Path file = file("task,worker,label\n1,ann,yes\n2,,no\n");
    assertThatThrownBy(() -> VoteFiles.csv(file))
        .isInstanceOf(DataException.class)
        .hasMessage("votes.csv: column 'worker' of row 1 must be a worker, but was empty.");
  }

  @Test
  void aQuotedBlankIsEmptyToo() throws IOException {
    Path file = file("task,worker,label\n1,ann,\"  \"\n");
    assertThatThrownBy(() -> VoteFiles.csv(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'label' of row 0");
  }

  @Test
  void saysWhichColumnIsNotThere() throws IOException {
    Path file = file("task,workers,label\n1,ann,yes\n");
    assertThatThrownBy(() -> VoteFiles.csv(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'worker' is not there. Did you mean 'workers'?");
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> VoteFiles.csv(home.resolve("nothing.csv")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("nothing.csv");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(home.resolve("votes.csv"), content);
  }
}
