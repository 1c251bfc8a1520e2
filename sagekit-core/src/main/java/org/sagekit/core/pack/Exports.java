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
      export.names().forEach(file -> files.put(name(export, file), export.file(file)));
    }
    return files;
  }

  /** Their names alone. */
  static List<String> names(List<CompiledModel> exports) {
    return exports.stream()
        .flatMap(export -> export.names().stream().map(file -> name(export, file)))
        .toList();
  }

  private static String name(CompiledModel export, String file) {
    return FOLDER + export.target() + "/" + file;
  }

  /**
   * The exports of files.
   *
   * @param files by their names in the package; others than of exports are passed over
   * @throws ModelFormatException if they are not as {@link #files} makes them
   */
  static List<CompiledModel> of(Subject subject, Map<String, byte[]> files) {
    Map<String, Map<String, byte[]>> byTarget = new LinkedHashMap<>();
    List<String> found = files.keySet().stream().filter(name -> name.startsWith(FOLDER)).toList();
    for (String name : found) {
      String target = target(subject, name);
      byTarget
          .computeIfAbsent(target, other -> new LinkedHashMap<>())
          .put(
              name.substring(FOLDER.length() + target.length() + 1),
              files.getOrDefault(name, new byte[0]));
    }
    List<CompiledModel> exports = new ArrayList<>();
    byTarget.forEach((target, inside) -> exports.add(export(subject, target, inside)));
    subject.require(names(exports).equals(found), "exports", "one after the other", found);
    return exports;
  }

  /**
   * The target of a file.
   *
   * @throws ModelFormatException if it can be that of none
   */
  static String target(Subject subject, String name) {
    int end = name.indexOf('/', FOLDER.length());
    String target = end < 0 ? "" : name.substring(FOLDER.length(), end);
    subject.require(
        TARGET.matcher(target).matches(),
        "name of an export",
        FOLDER + "TARGET/FILE, the target in small letters",
        "'" + PartNames.printable(name) + "'");
    return target;
  }

  private static CompiledModel export(Subject subject, String target, Map<String, byte[]> files) {
    try {
      return CompiledModel.of(target, files);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(subject.name() + ": " + e.getMessage(), e);
    }
  }
}
