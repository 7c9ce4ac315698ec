package org.firstmover.solvers.tariff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The least of a function of a unit cube without derivatives: points of Halton's sequence first,
 * then a mesh adaptive direct search from the best of them. Polls are along an orthogonal basis
 * that turns with every step, so that kinks do not stop it; a step that helps doubles the next one,
 * one that does not halves it. It makes the same search every time.
 *
 * <p>Source: M. A. Abramson, C. Audet, J. E. Dennis, S. Le Digabel, "OrthoMADS", SIAM Journal on
 * Optimization 20 (2009). Departure: steps are not rounded to a mesh.
 *
 * @param <T> what a trial makes of a point; the comparator puts the better one first
 */
final class MeshSearch<T> {
  private static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};
  private static final double FIRST = 0.2;
  private static final double LAST = 1e-10;
  private static final double NEAR_END = 1e-6;

  private final int dimension;
  private final Function<double[], T> trial;
  private final Comparator<T> order;
  private final BooleanSupplier exhausted;

  /** A point with what was made of it. */
  record Found<T>(double[] unit, T what) {}

  /**
   * @param exhausted whether no further trial may be made
   */
  MeshSearch(
      int dimension, Function<double[], T> trial, Comparator<T> order, BooleanSupplier exhausted) {
    this.dimension = dimension;
    this.trial = trial;
    this.order = order;
    this.exhausted = exhausted;
  }

  /**
   * Searches.
   *
   * @param probes points of the sequence that are tried first
   * @param starts how many of the best of these are gone on from
   * @param own points that are tried besides
   */
  Found<T> least(int probes, int starts, List<double[]> own) {
    List<Found<T>> tried = new ArrayList<>();
    own.forEach(unit -> tried.add(tried(unit)));
    for (int k = 1; k <= (dimension == 0 ? 1 : probes) && !stop(tried); k++) {
      tried.add(tried(halton(k, dimension)));
    }
    Comparator<Found<T>> byWhat = (a, b) -> order.compare(a.what(), b.what());
    tried.sort(byWhat);
    Found<T> best = tried.get(0);
    for (int s = 0; dimension > 0 && s < Math.min(starts, tried.size()); s++) {
      Found<T> local = descend(tried.get(s));
      best = order.compare(local.what(), best.what()) < 0 ? local : best;
    }
    return snapped(best);
  }

  /** At the ends that it all but reaches, where that is no worse. */
  private Found<T> snapped(Found<T> best) {
    double[] unit = best.unit().clone();
    for (int j = 0; j < dimension; j++) {
      double end = Math.rint(unit[j]);
      unit[j] = Math.abs(unit[j] - end) <= NEAR_END ? end : unit[j];
    }
    if (Arrays.equals(unit, best.unit())) {
      return best;
    }
    Found<T> round = tried(unit);
    return order.compare(round.what(), best.what()) <= 0 ? round : best;
  }

  private boolean stop(List<Found<T>> tried) {
    return !tried.isEmpty() && exhausted.getAsBoolean();
  }

  private Found<T> tried(double[] unit) {
    return new Found<>(unit, trial.apply(unit));
  }

  private Found<T> descend(Found<T> from) {
    Found<T> best = from;
    double step = FIRST;
    for (int k = 1; step > LAST && !exhausted.getAsBoolean(); k++) {
      Found<T> better = poll(best, step, k);
      boolean helped = order.compare(better.what(), best.what()) < 0;
      best = better;
      step = helped ? Math.min(FIRST, 2 * step) : 0.5 * step;
    }
    return best;
  }

  /** The first point around that is better. */
  private Found<T> poll(Found<T> centre, double step, int turn) {
    double[] normal = normal(turn);
    for (int i = 0; i < dimension; i++) {
      for (int sign = 1; sign >= -1 && !exhausted.getAsBoolean(); sign -= 2) {
        double[] unit = centre.unit().clone();
        for (int j = 0; j < dimension; j++) {
          double reflected = (i == j ? 1 : 0) - 2 * normal[i] * normal[j];
          unit[j] = Math.max(0, Math.min(1, unit[j] + sign * step * reflected));
        }
        Found<T> found = tried(unit);
        if (order.compare(found.what(), centre.what()) < 0) {
          return found;
        }
      }
    }
    return centre;
  }

  /** Of the reflection whose columns are the directions; the first basis is that of the axes. */
  private double[] normal(int turn) {
    double[] normal = new double[dimension];
    if (turn % 2 == 1) {
      return normal;
    }
    double[] point = halton(turn, dimension);
    double size = 0;
    for (int j = 0; j < dimension; j++) {
      normal[j] = 2 * point[j] - 1;
      size += normal[j] * normal[j];
    }
    for (int j = 0; j < dimension && size > 0; j++) {
      normal[j] /= Math.sqrt(size);
    }
    return normal;
  }

  /** A point of Halton's sequence: the radical inverses of the index. */
  static double[] halton(int index, int dimension) {
    double[] point = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      int prime = PRIMES[j % PRIMES.length];
      double part = 1.0 / prime;
      for (int left = index + j / PRIMES.length; left > 0; left /= prime) {
        point[j] += part * (left % prime);
        part /= prime;
      }
    }
    return point;
  }
}
