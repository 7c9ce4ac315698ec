package org.firstmover.game.power;

/** How a branch becomes a susceptance in the direct-current approximation. */
public enum Convention {
  /**
   * 1 / (reactance x tap ratio), and phase shifts count. Source: R. D. Zimmerman, C. E.
   * Murillo-Sánchez, "MATPOWER User's Manual", section 3.7.
   */
  MATPOWER {
    @Override
    public double susceptance(Branch branch) {
      return 1 / (branch.reactance() * branch.ratio());
    }

    @Override
    public double shift(Branch branch) {
      return branch.shift();
    }
  },

  /**
   * x / (r² + x²), the imaginary part of the series admittance; tap ratios and phase shifts are
   * ignored. Source: C. Coffrin, R. Bent, K. Sundar, Y. Ng, M. Lubin, "PowerModels.jl", PSCC
   * (2018), formulation DCPPowerModel.
   */
  POWER_MODELS {
    @Override
    public double susceptance(Branch branch) {
      double r = branch.resistance();
      double x = branch.reactance();
      return x / (r * r + x * x);
    }

    @Override
    public double shift(Branch branch) {
      return 0;
    }
  };

  /** Per unit power for each radian between the ends. */
  public abstract double susceptance(Branch branch);

  /** Degrees by which the angle at the from end is set back before the branch. */
  public abstract double shift(Branch branch);
}
