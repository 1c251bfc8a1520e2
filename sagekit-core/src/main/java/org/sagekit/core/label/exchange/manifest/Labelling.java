package org.sagekit.core.label.exchange.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sagekit.api.Problems;
import org.sagekit.core.label.exchange.ImageSize;
import org.sagekit.core.label.exchange.Truths;

/** Puts truths into the lines of a manifest. */
final class Labelling {
  private final Manifest manifest;
  private final String attribute;
  private final ManifestJob job;
  private final Truths truths;

  Labelling(Manifest manifest, String attribute, ManifestJob job, Truths truths) {
    this.manifest = manifest;
    this.attribute = AttributeName.checked(attribute);
    this.job = job;
    this.truths = truths;
    manifest.requireTasks(truths.tasks());
  }

  Manifest chained() {
    LabelForm form = LabelForm.of(truths);
    return labelled(form, ids(form, attribute), Optional.empty());
  }

  Manifest adjusted(String original) {
    Problems.of("Manifest '" + manifest.name() + "'")
        .require(
            !attribute.equals(original),
            "attribute",
            "another than that of the labels to adjust",
            "'" + attribute + "'")
        .throwIfAny();
    for (String task : truths.tasks()) {
      if (!manifest.line(task).isLabelled(original)) {
        throw new IllegalArgumentException(
            "Manifest '%s': task '%s' must have a label '%s' to adjust, but has %s."
                .formatted(manifest.name(), task, original, manifest.line(task).attributes()));
      }
    }
    LabelForm form = LabelForm.of(withSizes(original));
    return labelled(form, ids(form, original), Optional.of(original));
  }

  /** An image keeps its size, whatever is found in it. */
  private Truths withSizes(String original) {
    if (truths instanceof Truths.Boxes boxes) {
      Map<String, ImageSize> sizes = new LinkedHashMap<>();
      for (String task : boxes.tasks()) {
        manifest.line(task).imageSize(original).ifPresent(size -> sizes.put(task, size));
      }
      sizes.putAll(boxes.sizeByTask());
      return new Truths.Boxes(boxes.byTask(), sizes);
    }
    return truths;
  }

  /** A class keeps the number that it has in labels that are there. */
  private ClassIds ids(LabelForm form, String from) {
    SortedMap<Integer, String> known = new TreeMap<>();
    for (ManifestLine line : manifest.lines()) {
      for (String name : new String[] {from, attribute}) {
        if (line.isLabelled(name)) {
          known.putAll(form.classes(line.label(name)));
        }
      }
    }
    return ClassIds.of(known, job, form.labels());
  }

  private Manifest labelled(LabelForm form, ClassIds ids, Optional<String> original) {
    MetadataForm metadata = new MetadataForm(job, form, ids);
    Map<String, ManifestLine> lineByTask = new LinkedHashMap<>();
    for (String task : truths.tasks()) {
      ManifestLine line = manifest.line(task);
      if (!line.isLabelled(attribute)) {
        form.check(task, line);
        Optional<String> status =
            original.map(name -> status(form.content(task), form.content(line.label(name))));
        lineByTask.put(
            task,
            line.with(
                attribute, form.value(task, ids), metadata.write(task, line.media(), status)));
      }
    }
    return manifest.replacing(lineByTask);
  }

  private static String status(Object now, Object before) {
    return now.equals(before) ? "unadjusted" : "adjusted";
  }
}
