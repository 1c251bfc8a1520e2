package org.sagekit.core.internal;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sagekit.api.DataException;
import org.sagekit.api.ModelFormatException;

/** Reads whole files of JSON that come from outside. */
public final class JsonFiles {

  private JsonFiles() {}

  /**
   * Reads a file.
   *
   * @param mostBytes how long it may be
   * @throws DataException if it is longer, can't be read, or is no JSON in UTF-8
   */
  public static JsonElement read(Path file, int mostBytes) {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(mostBytes);
      if (in.read() >= 0) {
        throw new DataException(
            "%s: file must have at most %s bytes, but has more."
                .formatted(name, String.valueOf(mostBytes)));
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Json.value(name, text);
    } catch (CharacterCodingException e) {
      throw new DataException(name + ": file must be text in UTF-8, but has other bytes.", e);
    } catch (IOException e) {
      throw new DataException(file + ": file must be readable, but: " + e + ".", e);
    } catch (ModelFormatException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    }
  }
}
