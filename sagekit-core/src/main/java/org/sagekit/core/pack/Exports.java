package org.sagekit.core.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.pack.CompiledModel;

/**
 * What a model was compiled into, as files of its package: {@code exports/onnx/model.onnx}. To the
 * package they are bytes: nothing of them is parsed, run or changed.
 */
final class Exports {
  /** The folder of all. */
  static final String FOLDER = "exports/";

  private static final Pattern TARGET = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  private Exports() {}

  /** The files of all exports, by their names in the package. */
  static Map<String, byte[]> files(List<CompiledModel> exports) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (CompiledModel export : exports) {
      for (String file : export.names()) {
        files.put(FOLDER + export.target() + "/" + file, export.file(file));
      }
    }
    return files;
  }

  /**
   * The exports of files.
   *
   * @param files by their names in the package; others than of exports are passed over
   * @throws ModelFormatException if they are not as {@link #files} makes them
   */
  static List<CompiledModel> of(Subject subject, Map<String, byte[]> files) {
    Map<String, Map<String, byte[]>> byTarget = new LinkedHashMap<>();
    List<String> found = new ArrayList<>();
    files.forEach(
        (name, content) -> {
          if (name.startsWith(FOLDER)) {
            found.add(name);
            int end = name.indexOf('/', FOLDER.length());
            String target = end < 0 ? "" : name.substring(FOLDER.length(), end);
            subject.require(
                TARGET.matcher(target).matches(),
                "name of an export",
                FOLDER + "TARGET/FILE, the target in small letters",
                "'" + name + "'");
            byTarget
                .computeIfAbsent(target, other -> new LinkedHashMap<>())
                .put(name.substring(end + 1), content);
          }
        });
    List<CompiledModel> exports = new ArrayList<>();
    byTarget.forEach((target, inside) -> exports.add(export(subject, target, inside)));
    List<String> ordered = List.copyOf(files(exports).keySet());
    subject.require(ordered.equals(found), "exports", "one after the other", found);
    return exports;
  }

  private static CompiledModel export(
      Subject subject, String target, Map<String, byte[]> files) {
    try {
      return CompiledModel.of(target, files);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(subject.name() + ": " + e.getMessage(), e);
    }
  }
}
