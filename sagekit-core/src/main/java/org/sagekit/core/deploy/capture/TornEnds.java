package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sagekit.api.ModelFormatException;
import org.sagekit.core.internal.Json;

/**
 * Takes away what a process that died has left of its last line, so that every file has whole lines
 * only. Nothing that was flushed is in it: a flushed line has its end. A line that lacks nothing
 * but its end is given it, as readers have counted it. Only for who has the lock of the folder.
 */
final class TornEnds {
  private static final int STEP = 1 << 13;

  private TornEnds() {}

  /** Looks at the last byte of each file of a folder; links lead to files of somebody else. */
  static void mend(Path folder) throws IOException {
    for (Path file : CaptureFolder.files(folder)) {
      if (Files.isSymbolicLink(file)) {
        continue;
      }
      long size;
      long whole;
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        size = channel.size();
        whole = wholeBytes(channel, size);
      }
      if (whole < size) {
        mend(file, whole);
      }
    }
  }

  private static void mend(Path file, long whole) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (isRecord(channel, whole)) {
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}), channel.size());
      } else {
        channel.truncate(whole);
      }
      channel.force(true);
    }
  }

  /** A part of an object is no object, so there is no doubt. */
  private static boolean isRecord(FileChannel channel, long from) throws IOException {
    long length = channel.size() - from;
    if (length >= CaptureFormat.MAX_LINE_BYTES) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      continue;
    }
    try {
      Json.object("record", StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
      return true;
    } catch (CharacterCodingException | ModelFormatException e) {
      return false;
    }
  }

  /** Most files end well, so one byte is read first. */
  private static long wholeBytes(FileChannel channel, long size) throws IOException {
    long from = size;
    for (long end = size; end > 0; end = from) {
      from = end - Math.min(end, end == size ? 1 : STEP);
      ByteBuffer bytes = ByteBuffer.allocate((int) (end - from));
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
        continue;
      }
      for (int i = bytes.position() - 1; i >= 0; i--) {
        if (bytes.get(i) == '\n') {
          return from + i + 1;
        }
      }
    }
    return 0;
  }
}
