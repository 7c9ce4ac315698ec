package org.firstmover.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {
  /** The first outputs of Vigna's splitmix64.c at state 1234567, from the C program itself. */
  private static final String[] SPLIT_MIX = {
    "6457827717110365317",
    "3203168211198807973",
    "9817491932198370423",
    "4593380528125082431",
    "16408922859458223821"
  };

  /** The first outputs of Blackman and Vigna's xoshiro256plusplus.c at state 1, 2, 3, 4. */
  private static final String[] XOSHIRO = {
    "41943041",
    "58720359",
    "3588806011781223",
    "3591011842654386",
    "9228616714210784205",
    "9973669472204895162",
    "14011001112246962877",
    "12406186145184390807",
    "15849039046786891736",
    "10450023813501588000"
  };

  /** Both C programs together: xoshiro256++ from four outputs of splitmix64 at state 42. */
  private static final String[] SEED_42 = {
    "15021278609987233951", "5881210131331364753", "18149643915985481100", "12933668939759105464"
  };

  @Test
  void the_state_of_a_seed_is_made_of_the_published_numbers_of_split_mix() {
    RandomState state = RandomStream.of(1234567).state();
    long fifth = RandomStream.of(1234567 + 0x9E3779B97F4A7C15L).state().s3();
    assertThat(LongStream.of(state.s0(), state.s1(), state.s2(), state.s3(), fifth))
        .extracting(Long::toUnsignedString)
        .containsExactly(SPLIT_MIX);
  }

  @Test
  void xoshiro_gives_the_published_numbers() {
    assertThat(unsigned(RandomStream.restore(new RandomState(0, 1, 2, 3, 4)), XOSHIRO.length))
        .containsExactly(XOSHIRO);
  }

  @Test
  void a_seed_is_spread_over_the_state_by_split_mix() {
    assertThat(unsigned(RandomStream.of(42), SEED_42.length)).containsExactly(SEED_42);
  }

  @Test
  void a_restored_stream_goes_on_bit_for_bit() {
    RandomStream stream = RandomStream.of(7).child("restore");
    stream.nextGaussian();
    stream.nextInt(0, 10);
    RandomState state = stream.state();
    RandomStream copy = RandomStream.restore(state);
    assertThat(longs(copy, 100)).isEqualTo(longs(stream, 100));
    assertThat(copy.state()).isEqualTo(stream.state());
    assertThat(longs(RandomStream.restore(state).child("a"), 5))
        .isEqualTo(longs(stream.child("a"), 5));
  }

  @Test
  void a_state_of_zeros_is_refused() {
    assertThatThrownBy(() -> RandomStream.restore(new RandomState(1, 0, 0, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected at least one word other than 0");
  }

  @Test
  void children_depend_on_their_name_and_not_on_order_or_draws() {
    RandomStream parent = RandomStream.of(3);
    long[] leader = longs(parent.child("leader"), 8);
    longs(parent, 1000);
    parent.child("follower");
    assertThat(longs(parent.child("leader"), 8)).isEqualTo(leader);
    assertThat(longs(parent.child("follower"), 8)).isNotEqualTo(leader);
    assertThat(longs(RandomStream.of(4).child("leader"), 8)).isNotEqualTo(leader);
    assertThat(longs(RandomStream.of(3), 8)).isNotEqualTo(leader);
  }

  @Test
  void children_of_many_names_and_grandchildren_all_differ() {
    RandomStream parent = RandomStream.of(0);
    LongStream numbered = LongStream.range(0, 5000).map(n -> parent.child("run " + n).nextLong());
    LongStream others =
        LongStream.of(
            parent.child("").nextLong(),
            parent.child("ab").nextLong(),
            parent.child("ba").nextLong(),
            parent.child("a").child("b").nextLong(),
            parent.child("\u00e4").nextLong(),
            parent.child("\0").nextLong(),
            parent.child("\0\0").nextLong());
    assertThat(LongStream.concat(numbered, others).distinct().count()).isEqualTo(5007);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 10, 64, 100})
  void whole_numbers_are_uniform_within_their_bounds(int size) {
    RandomStream random = RandomStream.of(size).child("uniform");
    int draws = 1000 * size;
    int[] counts = new int[size];
    for (int d = 0; d < draws; d++) {
      counts[random.nextInt(-5, size - 6) + 5]++;
    }
    double chiSquare =
        Arrays.stream(counts).mapToDouble(c -> (c - 1000.0) * (c - 1000.0) / 1000).sum();
    assertThat(chiSquare).isLessThan(criticalChiSquare(size - 1));
  }

  @Test
  void whole_numbers_reach_the_ends_of_the_int_range() {
    RandomStream random = RandomStream.of(1);
    assertThat(random.nextInt(5, 5)).isEqualTo(5);
    assertThat(random.nextInt(Integer.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    int negative = 0;
    for (int d = 0; d < 1000; d++) {
      negative += random.nextInt(Integer.MIN_VALUE, Integer.MAX_VALUE) < 0 ? 1 : 0;
    }
    assertThat(negative).isBetween(400, 600);
    assertThatThrownBy(() -> random.nextInt(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("range [2, 1], expected low at most high");
  }

  @Test
  void doubles_are_uniform_and_below_1() {
    RandomStream random = RandomStream.of(11).child("doubles");
    int[] counts = new int[100];
    for (int d = 0; d < 100_000; d++) {
      double u = random.nextDouble();
      assertThat(u).isBetween(0.0, Math.nextDown(1.0));
      counts[(int) (u * 100)]++;
    }
    double chiSquare =
        Arrays.stream(counts).mapToDouble(c -> (c - 1000.0) * (c - 1000.0) / 1000).sum();
    assertThat(chiSquare).isLessThan(criticalChiSquare(99));
  }

  @Test
  void doubles_of_a_narrow_range_stay_below_its_end() {
    RandomStream random = RandomStream.of(12);
    double low = 0x1p53;
    double high = low + 2;
    for (int d = 0; d < 100; d++) {
      assertThat(random.nextDouble(low, high)).isEqualTo(low);
    }
  }

  /** Each moment of n standard normals has a known variance; six deviations are allowed. */
  @Test
  void gaussians_have_the_moments_of_the_standard_normal() {
    RandomStream random = RandomStream.of(5).child("gaussian");
    int n = 200_000;
    double[] moments = new double[5];
    for (int d = 0; d < n; d++) {
      double z = random.nextGaussian();
      for (int k = 1; k <= 4; k++) {
        moments[k] += Math.pow(z, k) / n;
      }
    }
    double unit = 6 / Math.sqrt(n);
    assertThat(moments[1]).isCloseTo(0, within(unit));
    assertThat(moments[2]).isCloseTo(1, within(unit * Math.sqrt(2)));
    assertThat(moments[3]).isCloseTo(0, within(unit * Math.sqrt(15)));
    assertThat(moments[4]).isCloseTo(3, within(unit * Math.sqrt(96)));
  }

  @Test
  void shuffles_make_every_order_equally_likely() {
    RandomStream random = RandomStream.of(6).child("shuffle");
    int[] counts = new int[27];
    for (int d = 0; d < 6000; d++) {
      int[] items = {0, 1, 2};
      random.shuffle(items);
      counts[items[0] * 9 + items[1] * 3 + items[2]]++;
    }
    int[] orders = Arrays.stream(counts).filter(c -> c > 0).toArray();
    assertThat(orders).hasSize(6);
    double chiSquare =
        Arrays.stream(orders).mapToDouble(c -> (c - 1000.0) * (c - 1000.0) / 1000).sum();
    assertThat(chiSquare).isLessThan(criticalChiSquare(5));
  }

  /** The 0.9999 quantile, by Wilson and Hilferty (1931); the normal one is 3.719. */
  private static double criticalChiSquare(int freedom) {
    double ninth = 2.0 / (9 * freedom);
    return freedom * Math.pow(1 - ninth + 3.719 * Math.sqrt(ninth), 3);
  }

  private static long[] longs(RandomStream stream, int count) {
    return LongStream.generate(stream::nextLong).limit(count).toArray();
  }

  private static String[] unsigned(RandomStream stream, int count) {
    return Arrays.stream(longs(stream, count))
        .mapToObj(Long::toUnsignedString)
        .toArray(String[]::new);
  }
}
