package org.firstmover.learning.learner;

/**
 * How proximal policy optimisation steps.
 *
 * @param rate of Adam
 * @param epochs over each batch
 * @param minibatch samples a step of Adam; 0 for the whole batch
 * @param clip the ratio of probabilities counts within 1 - clip and 1 + clip
 * @param kl first coefficient of the divergence from the policy that acted; 0 for no such penalty
 * @param klTarget the coefficient is raised by half where the mean divergence is above twice this,
 *     and halved below half of it
 * @param discount of rewards
 * @param lambda of generalised advantage estimation
 * @param value coefficient of the squared error of values
 * @param valueClip squared errors above this give no gradient; may be infinite
 * @param entropy coefficient of the entropy of policies
 * @param gradientNorm longer gradients are scaled down to this; may be infinite
 */
public record PpoSettings(
    double rate,
    int epochs,
    int minibatch,
    double clip,
    double kl,
    double klTarget,
    double discount,
    double lambda,
    double value,
    double valueClip,
    double entropy,
    double gradientNorm) {

  private static final double NONE = Double.POSITIVE_INFINITY;

  /** Of RLlib 2.0, without discount: what "Oracles &amp; Followers" trained leaders with. */
  public static PpoSettings published() {
    return new PpoSettings(0.008, 30, 0, 0.3, 0.2, 0.01, 1, 1, 1, 10, 0, NONE);
  }

  /** Of Stable-Baselines3, without discount. */
  public static PpoSettings stableBaselines() {
    return new PpoSettings(3e-4, 10, 64, 0.2, 0, NONE, 1, 0.95, 0.5, NONE, 0, 0.5);
  }

  public PpoSettings withRate(double changed) {
    return new PpoSettings(
        changed,
        epochs,
        minibatch,
        clip,
        kl,
        klTarget,
        discount,
        lambda,
        value,
        valueClip,
        entropy,
        gradientNorm);
  }

  public PpoSettings withEntropy(double changed) {
    return new PpoSettings(
        rate,
        epochs,
        minibatch,
        clip,
        kl,
        klTarget,
        discount,
        lambda,
        value,
        valueClip,
        changed,
        gradientNorm);
  }

  /** The coefficient of the divergence for the next batch. */
  double nextKl(double coefficient, double divergence) {
    return divergence > 2 * klTarget
        ? 1.5 * coefficient
        : divergence < 0.5 * klTarget ? 0.5 * coefficient : coefficient;
  }
}
