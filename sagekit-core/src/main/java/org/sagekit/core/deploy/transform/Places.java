package org.sagekit.core.deploy.transform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where all that belongs to an input lies.
 *
 * @param input the file
 * @param folder of the outputs
 */
record Places(Path input, Path folder) {
  /** The folder inside the outputs' folder for what is not whole yet, and for the journals. */
  static final String WORK = ".transform";

  String name() {
    return String.valueOf(input.getFileName());
  }

  Path output() {
    return folder.resolve(name() + ".out");
  }

  Path bad() {
    return folder.resolve(name() + ".bad");
  }

  Path outputPart() {
    return work(name() + ".out.part");
  }

  Path badPart() {
    return work(name() + ".bad.part");
  }

  Path journal() {
    return work(name() + ".json");
  }

  private Path work(String file) {
    return folder.resolve(WORK).resolve(file);
  }

  /** Whether the outputs are what a journal says, under their names or before they got them. */
  boolean has(Position position) throws IOException {
    boolean hasBad = position.bad().bytes() == 0 || isThere(badPart(), bad(), position.bad());
    return hasBad && isThere(outputPart(), output(), position.output());
  }

  private static boolean isThere(Path part, Path file, Mark mark) throws IOException {
    return PartFile.is(Files.exists(part) ? part : file, mark);
  }

  /**
   * Gives whole outputs their names, as far as they have not got them. Where rows were set aside,
   * they come first: once the predictions are there, all is.
   */
  void publish(Disk disk, Position position) throws IOException {
    boolean hasBad = position.badRows() > 0;
    if (hasBad && Files.exists(badPart())) {
      disk.move(badPart(), bad());
    }
    if (Files.exists(outputPart())) {
      disk.move(outputPart(), output());
    }
    if (!hasBad) {
      disk.delete(badPart());
      disk.delete(bad()); // of an earlier transform
    }
  }
}
