package org.firstmover.game.meanfield;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.firstmover.game.InputError;
import org.firstmover.game.hierarchy.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeanFieldConformanceTest {
  /**
   * Followers are healthy or ill, and wash their hands or not, for three times. Who does not falls
   * ill with a probability that grows with the ill and falls with the leader's effort.
   */
  private static class Washing implements MeanFieldGame, Slopes {
    @Override
    public String name() {
      return "washing";
    }

    @Override
    public String fingerprint() {
      return "washing";
    }

    @Override
    public List<Variable> leader() {
      return List.of(Variable.number("effort", 0, 1));
    }

    @Override
    public Horizon horizon() {
      return Horizon.of(3);
    }

    @Override
    public List<Population> populations() {
      return List.of(
          new Population(
              "people",
              List.of("well", "ill"),
              List.of("wash", "wait"),
              new double[] {0.9, 0.1},
              Successors.all(2, 2)));
    }

    @Override
    public void rewards(
        int population, int time, double[] commitment, double[][] crowd, double[] filled) {
      filled[0] = -0.1 - commitment[0] * crowd[0][0] * crowd[0][0];
      filled[1] = 0;
      filled[2] = -1.1;
      filled[3] = -1;
    }

    @Override
    public boolean fixedTransitions(int population) {
      return false;
    }

    @Override
    public void transitions(
        int population, int time, double[] commitment, double[][] crowd, double[] filled) {
      double ill = (1 - commitment[0] / 2) * (crowd[0][2] + crowd[0][3]);
      double[] odds = {0, ill, 0.5, 0.7};
      for (int k = 0; k < 4; k++) {
        filled[2 * k] = 1 - odds[k];
        filled[2 * k + 1] = odds[k];
      }
    }

    @Override
    public double leaderValue(double[] commitment, double[][][] flow) {
      return -flow[2][0][3] - commitment[0] * commitment[0];
    }

    @Override
    public Optional<Slopes> slopes() {
      return Optional.of(this);
    }

    @Override
    public void rewards(
        int population,
        int time,
        double[] commitment,
        double[][] crowd,
        double[] weights,
        double[][] crowdSlopes,
        double[] commitmentSlopes) {
      crowdSlopes[0][0] -= weights[0] * 2 * commitment[0] * crowd[0][0];
      commitmentSlopes[0] -= weights[0] * crowd[0][0] * crowd[0][0];
    }

    @Override
    public void transitions(
        int population,
        int time,
        double[] commitment,
        double[][] crowd,
        double[] weights,
        double[][] crowdSlopes,
        double[] commitmentSlopes) {
      double slope = weights[3] - weights[2];
      crowdSlopes[0][2] += slope * (1 - commitment[0] / 2);
      crowdSlopes[0][3] += slope * (1 - commitment[0] / 2);
      commitmentSlopes[0] -= slope * (crowd[0][2] + crowd[0][3]) / 2;
    }

    @Override
    public void leaderValue(
        double[] commitment,
        double[][][] flow,
        double[][][] flowSlopes,
        double[] commitmentSlopes) {
      flowSlopes[2][0][3] -= 1;
      commitmentSlopes[0] -= 2 * commitment[0];
    }
  }

  @Test
  void a_sound_game_passes() {
    MeanFieldConformance.check(new Washing(), 1);
  }

  private static void broken(MeanFieldGame game, String rule) {
    assertThatThrownBy(() -> MeanFieldConformance.check(game, 1))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(rule);
  }

  @Test
  void what_is_not_filled_is_found() {
    broken(
        new Washing() {
          @Override
          public void rewards(
              int population, int time, double[] commitment, double[][] crowd, double[] filled) {
            filled[0] = 1;
          }
        },
        "finite");
  }

  @Test
  void rows_that_are_no_distributions_are_found() {
    broken(
        new Washing() {
          @Override
          public void transitions(
              int population, int time, double[] commitment, double[][] crowd, double[] filled) {
            super.transitions(population, time, commitment, crowd, filled);
            filled[5] += 1e-6;
          }
        },
        "row 2");
  }

  @Test
  void transitions_that_are_fixed_by_name_only_are_found() {
    broken(
        new Washing() {
          @Override
          public boolean fixedTransitions(int population) {
            return true;
          }
        },
        "fixedTransitions");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void an_entropy_weight_that_is_none_is_found(double weight) {
    broken(
        new Washing() {
          @Override
          public double entropy() {
            return weight;
          }
        },
        "entropy");
  }

  @Test
  void memory_between_questions_is_found() {
    broken(
        new Washing() {
          private double asked;

          @Override
          public double leaderValue(double[] commitment, double[][][] flow) {
            return asked++;
          }
        },
        "same answer");
  }

  @Test
  void arguments_that_are_written_to_are_found() {
    broken(
        new Washing() {
          @Override
          public double leaderValue(double[] commitment, double[][][] flow) {
            double value = super.leaderValue(commitment, flow);
            flow[0][0][0] = 0;
            return value;
          }
        },
        "written to");
  }

  @Test
  void wrong_slopes_are_found() {
    broken(
        new Washing() {
          @Override
          public void rewards(
              int population,
              int time,
              double[] commitment,
              double[][] crowd,
              double[] weights,
              double[][] crowdSlopes,
              double[] commitmentSlopes) {
            crowdSlopes[0][0] -= weights[0] * commitment[0] * crowd[0][0];
            commitmentSlopes[0] -= weights[0] * crowd[0][0] * crowd[0][0];
          }
        },
        "slopes of rewards");
    broken(
        new Washing() {
          @Override
          public void leaderValue(
              double[] commitment,
              double[][][] flow,
              double[][][] flowSlopes,
              double[] commitmentSlopes) {
            flowSlopes[2][0][3] -= 1;
            commitmentSlopes[0] = -2 * commitment[0]; // set, not added
          }
        },
        "slopes of the leader's value");
    broken(
        new Washing() {
          @Override
          public void transitions(
              int population,
              int time,
              double[] commitment,
              double[][] crowd,
              double[] weights,
              double[][] crowdSlopes,
              double[] commitmentSlopes) {}
        },
        "slopes of transitions");
  }
}
