package org.sagekit.api.label.weak;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Summary;

/**
 * A job has made labels of the votes of labelling functions.
 *
 * @param path where the job stands in the run
 * @param analysis what the functions did
 * @param model what the label model has learnt, in its own words
 */
public record WeakLabelsFound(String path, LabelAnalysis analysis, Summary model)
    implements RunEvent, Summary.Source {

  @Override
  public Summary summary() {
    List<Summary.Part> parts = new ArrayList<>(model.parts());
    parts.addAll(analysis.summary().parts());
    return new Summary(model.title(), parts);
  }
}
