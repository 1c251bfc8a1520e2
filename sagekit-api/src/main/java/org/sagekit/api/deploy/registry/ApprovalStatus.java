package org.sagekit.api.deploy.registry;

import java.util.Arrays;
import java.util.List;

/**
 * Whether people let a version of a model go to work: SageMaker's {@code ModelApprovalStatus}. What
 * was decided can be changed, but not taken back to undecided.
 */
public enum ApprovalStatus {
  /** Nobody has decided yet. */
  PENDING_MANUAL_APPROVAL("PendingManualApproval"),
  /** It may be deployed. */
  APPROVED("Approved"),
  /** It must not be deployed. */
  REJECTED("Rejected");

  private final String label;

  ApprovalStatus(String label) {
    this.label = label;
  }

  /**
   * How SageMaker writes it.
   *
   * @return such as {@code PendingManualApproval}
   */
  public String label() {
    return label;
  }

  /**
   * Whether a decision may lead from this status to another one.
   *
   * @param next the other one
   * @return false for this status itself and for {@link #PENDING_MANUAL_APPROVAL}
   */
  public boolean mayBecome(ApprovalStatus next) {
    return next != this && next != PENDING_MANUAL_APPROVAL;
  }

  /**
   * From where a decision may lead to this status.
   *
   * @return empty for {@link #PENDING_MANUAL_APPROVAL}
   */
  public List<ApprovalStatus> before() {
    return Arrays.stream(values()).filter(status -> status.mayBecome(this)).toList();
  }
}
