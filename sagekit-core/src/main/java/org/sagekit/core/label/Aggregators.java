package org.sagekit.core.label;

import java.util.List;
import java.util.stream.Stream;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.core.label.crowd.Bwa;
import org.sagekit.core.label.crowd.Committee;
import org.sagekit.core.label.crowd.DawidSkene;
import org.sagekit.core.label.crowd.Ebcc;
import org.sagekit.core.label.crowd.FastDawidSkene;
import org.sagekit.core.label.crowd.Glad;
import org.sagekit.core.label.crowd.Ibcc;
import org.sagekit.core.label.crowd.Kos;
import org.sagekit.core.label.crowd.Lfc;
import org.sagekit.core.label.crowd.Mace;
import org.sagekit.core.label.crowd.MajorityVote;
import org.sagekit.core.label.crowd.Mmsr;
import org.sagekit.core.label.crowd.OneCoin;
import org.sagekit.core.label.crowd.TableAggregator;
import org.sagekit.core.label.crowd.TruthMethod;
import org.sagekit.core.label.crowd.Wawa;
import org.sagekit.core.label.crowd.ZeroBasedSkill;

/**
 * Where aggregators of votes for categories come from. If in doubt take {@link #auto}; with
 * millions of votes, {@link #dawidSkene}.
 *
 * <p>All of them calibrate their posteriors: votes on one task err together, so n votes count as n
 * / (1 + (n - 1) 0.25), the design effect of L. Kish, "Survey Sampling", 1965. Gold is the truth of
 * its tasks in all of them, and workers are judged by it.
 */
public final class Aggregators {
  private static final LabelAggregator MAJORITY = by(new MajorityVote());
  private static final LabelAggregator WAWA = by(new Wawa());
  private static final LabelAggregator ZERO_BASED_SKILL = by(new ZeroBasedSkill());
  private static final LabelAggregator ONE_COIN = by(new OneCoin());
  private static final LabelAggregator DAWID_SKENE = by(new DawidSkene());
  private static final LabelAggregator FAST_DAWID_SKENE = by(new FastDawidSkene());
  private static final LabelAggregator LFC = by(new Lfc());
  private static final LabelAggregator IBCC = by(new Ibcc());
  private static final LabelAggregator EBCC = by(new Ebcc());
  private static final LabelAggregator BWA = by(new Bwa());
  private static final LabelAggregator MACE = by(new Mace());
  private static final LabelAggregator GLAD = by(new Glad());
  private static final LabelAggregator KOS = by(new Kos());
  private static final LabelAggregator MMSR = by(new Mmsr());
  private static final LabelAggregator AUTO = by(new Committee());

  private Aggregators() {}

  private static LabelAggregator by(TruthMethod method) {
    return new TableAggregator(method);
  }

  /**
   * Each worker counts the same. The likeliest label is the one with most votes, a tie leaves equal
   * posteriors; how likely it is follows from how often two workers agree.
   *
   * @return the aggregator {@code majority}
   */
  public static LabelAggregator majority() {
    return MAJORITY;
  }

  /**
   * Workers count by how often they agree with the majority: Wawa, as in D. Ustalov, N. Pavlichenko
   * and B. Tseitlin, "Learning from Crowds with Crowd-Kit", JOSS 9, 2024.
   *
   * @return the aggregator {@code wawa}
   */
  public static LabelAggregator wawa() {
    return WAWA;
  }

  /**
   * Workers count by a skill that is moved in each round towards how often they agree with the
   * weighted majority, as in D. Ustalov et al., 2024.
   *
   * @return the aggregator {@code zero-based-skill}
   */
  public static LabelAggregator zeroBasedSkill() {
    return ZERO_BASED_SKILL;
  }

  /**
   * Each worker is right with one probability, whatever the truth, and errs to any label alike: G.
   * Demartini, D. Difallah and P. Cudré-Mauroux, "ZenCrowd", WWW 2012; Y. Zhang et al., "Spectral
   * methods meet EM", JMLR 17, 2016.
   *
   * @return the aggregator {@code one-coin}
   */
  public static LabelAggregator oneCoin() {
    return ONE_COIN;
  }

  /**
   * Workers count by what their answers turn out to be worth, label by label, also those who err in
   * a regular way: A. P. Dawid and A. M. Skene, "Maximum likelihood estimation of observer
   * error-rates using the EM algorithm", Applied Statistics 28 (1979). Starts from the shares of
   * the votes; 0.01 is added to each count of a worker's answers; ends when no posterior moves by
   * more than 0.000001, or after 100 rounds.
   *
   * <p>Nothing can be learnt of a worker who shares no task with another: their answers are taken
   * as they are.
   *
   * @return the aggregator {@code dawid-skene}
   */
  public static LabelAggregator dawidSkene() {
    return DAWID_SKENE;
  }

  /**
   * Dawid-Skene that decides for the likeliest label in each round and so ends after a few: V. B.
   * Sinha, S. Rao and V. N. Balasubramanian, "Fast Dawid-Skene", KDD workshop WISDOM, 2018.
   *
   * @return the aggregator {@code fast-dawid-skene}
   */
  public static LabelAggregator fastDawidSkene() {
    return FAST_DAWID_SKENE;
  }

  /**
   * Dawid-Skene whose tables have a prior: V. C. Raykar et al., "Learning from crowds", JMLR 11,
   * 2010, without features.
   *
   * @return the aggregator {@code lfc}
   */
  public static LabelAggregator lfc() {
    return LFC;
  }

  /**
   * Tables and truth have distributions instead of one best value: H. Kim and Z. Ghahramani,
   * "Bayesian classifier combination", AISTATS 2012, by the variational Bayes of E. Simpson et al.,
   * 2013.
   *
   * @return the aggregator {@code ibcc}
   */
  public static LabelAggregator ibcc() {
    return IBCC;
  }

  /**
   * As {@link #ibcc}, and workers may err together on groups of tasks: Y. Li, B. Rubinstein and T.
   * Cohn, "Exploiting worker correlation for label aggregation in crowdsourcing", ICML 2019. The
   * best of up to 40 random starts; slow.
   *
   * @return the aggregator {@code ebcc}
   */
  public static LabelAggregator ebcc() {
    return EBCC;
  }

  /**
   * Each worker has a precision, learnt with a prior: Y. Li, B. Rubinstein and T. Cohn, "Truth
   * inference at scale", WWW 2019.
   *
   * @return the aggregator {@code bwa}
   */
  public static LabelAggregator bwa() {
    return BWA;
  }

  /**
   * Workers either know the answer or answer without looking, each in a way of their own: D. Hovy
   * et al., "Learning whom to trust with MACE", NAACL 2013, by variational Bayes.
   *
   * @return the aggregator {@code mace}
   */
  public static LabelAggregator mace() {
    return MACE;
  }

  /**
   * Workers have an ability and tasks a difficulty: J. Whitehill et al., "Whose vote should count
   * more", NIPS 2009.
   *
   * @return the aggregator {@code glad}
   */
  public static LabelAggregator glad() {
    return GLAD;
  }

  /**
   * Reliabilities and answers are passed between tasks and workers: D. R. Karger, S. Oh and D.
   * Shah, "Iterative learning for reliable crowdsourcing systems", NIPS 2011, and for more than two
   * labels one against the rest, SIGMETRICS 2013.
   *
   * @return the aggregator {@code kos}
   */
  public static LabelAggregator kos() {
    return KOS;
  }

  /**
   * Skills are read off the covariances of workers, robustly against those who mean ill: Q. Ma and
   * A. Olshevsky, "Adversarial crowdsourcing through robust rank-one matrix completion", NeurIPS
   * 2020.
   *
   * @return the aggregator {@code m-msr}
   */
  public static LabelAggregator mmsr() {
    return MMSR;
  }

  /**
   * Blends methods that fail in different ways, without any truth: majority, Dawid-Skene, fast
   * Dawid-Skene, IBCC, MACE and GLAD together, unless workers turn out to err together, when EBCC
   * decides. More often right than any of them; takes as long as all of them.
   *
   * @return the aggregator {@code auto}
   */
  public static LabelAggregator auto() {
    return AUTO;
  }

  /**
   * All aggregators.
   *
   * @return the simplest first, {@code auto} last
   */
  public static List<LabelAggregator> all() {
    return Stream.of(
            MAJORITY,
            WAWA,
            ZERO_BASED_SKILL,
            ONE_COIN,
            DAWID_SKENE,
            FAST_DAWID_SKENE,
            LFC,
            IBCC,
            EBCC,
            BWA,
            MACE,
            GLAD,
            KOS,
            MMSR,
            AUTO)
        .toList();
  }

  /**
   * An aggregator by name.
   *
   * @param name such as {@code dawid-skene}
   * @return the aggregator
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public static LabelAggregator named(String name) {
    return AggregatorNames.find("Aggregators", name, all());
  }
}
