package org.sagekit.core.deploy.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.api.deploy.rollout.Fleets;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;

/**
 * A variant: who answers under its name, with which weight. While a rollout is going on there are
 * two, the blue fleet that is good and the green one that is new. Immutable.
 *
 * @param weight of the variant, beside those of the others
 * @param blue has what the green one does not have
 * @param green the new one, if a rollout is going on
 */
record Slot(double weight, Fleet blue, @Nullable Green green) {

  /**
   * The new fleet of a rollout.
   *
   * @param share what part of the variant's requests it has, from 0 to 1
   * @param comparison of both fleets
   * @param recent what it has answered of late
   */
  record Green(Fleet fleet, double share, Comparison comparison, Recent recent) {

    /** One of the two fleets has answered a row. */
    void seen(Fleet answered, Row row, Prediction said) {
      comparison.offer(answered, row, said);
      if (answered == fleet) {
        recent.add(fleet.now(), row, said);
      }
    }

    /** One of the two fleets has answered rows. */
    void seen(Fleet answered, Dataset rows, Predictions said) {
      comparison.offer(answered, rows, said);
      int first = Math.max(0, rows.size() - Fleets.NEWEST);
      for (int row = first; answered == fleet && row < rows.size(); row++) {
        recent.add(fleet.now(), rows.row(row), said.get(row));
      }
    }
  }

  static Slot of(Fleet fleet, double weight) {
    return new Slot(weight, fleet, null);
  }

  String variant() {
    return blue.variant();
  }

  Slot with(Green newGreen) {
    return new Slot(weight, blue, newGreen);
  }

  Slot weighing(double newWeight) {
    return new Slot(newWeight, blue, green);
  }

  /**
   * Who answers. The green fleet has the low places, so that one who moves to it as its share grows
   * never comes back.
   *
   * @param place of the request within the variant, from 0 to 1
   */
  Fleet at(double place) {
    return green != null && place < green.share() ? green.fleet() : blue;
  }

  List<Fleet> fleets() {
    return green == null ? List.of(blue) : List.of(blue, green.fleet());
  }

  /** Who has which weight among all variants. */
  List<Traffic> traffic() {
    return green == null
        ? List.of(traffic(blue, 1))
        : List.of(traffic(blue, 1 - green.share()), traffic(green.fleet(), green.share()));
  }

  /** What each fleet has done; the blue one first. */
  List<VariantMetrics> metrics() {
    return green == null
        ? List.of(blue.metrics(weight))
        : List.of(
            blue.metrics(weight * (1 - green.share())),
            green.fleet().metrics(weight * green.share()));
  }

  private Traffic traffic(Fleet fleet, double part) {
    return new Traffic(variant(), fleet.modelPackage().fingerprint(), weight * part);
  }
}
