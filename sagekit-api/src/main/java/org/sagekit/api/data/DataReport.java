package org.sagekit.api.data;

import java.util.List;
import java.util.OptionalDouble;
import org.sagekit.api.Summary;

/**
 * What a dataset looks like, at more length than its profile: which columns go together, which are
 * missing together, and what a person should look at. Immutable.
 *
 * @param name of the dataset
 * @param profile column by column
 * @param associations of pairs of columns that are numbers or categories, in the order of the
 *     schema
 * @param missing the most frequent patterns of missing values, most frequent first
 * @param warnings the gravest first
 */
public record DataReport(
    String name,
    Profile profile,
    List<Association> associations,
    List<MissingPattern> missing,
    List<DataWarning> warnings)
    implements Summary.Source {

  /** Copies the lists. */
  public DataReport {
    associations = List.copyOf(associations);
    missing = List.copyOf(missing);
    warnings = List.copyOf(warnings);
  }

  /**
   * How strongly two columns go together.
   *
   * @param first the name of a column
   * @param second the name of another, in any order
   * @param measure which figure
   * @return its value, empty if it was not computed of these columns
   */
  public OptionalDouble association(String first, String second, Association.Measure measure) {
    return associations.stream()
        .filter(a -> a.measure() == measure)
        .filter(
            a ->
                (a.first().equals(first) && a.second().equals(second))
                    || (a.first().equals(second) && a.second().equals(first)))
        .mapToDouble(Association::value)
        .findFirst();
  }

  /** Warnings, the table of columns, what goes together, what is missing, and how values lie. */
  @Override
  public Summary summary() {
    return DataSummary.of(this);
  }
}
