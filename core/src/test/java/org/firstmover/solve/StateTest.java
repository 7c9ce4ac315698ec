package org.firstmover.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StateTest {
  private static final byte[] BYTES =
      new StateOutput()
          .flag(true)
          .whole(-7)
          .number(-0.0)
          .numbers(new double[] {Double.NaN, 1e-300})
          .text("ü")
          .bytes(new byte[] {1, 2})
          .toBytes();

  @Test
  void what_is_written_is_read_bit_for_bit() {
    StateInput in = new StateInput(BYTES);
    assertThat(in.flag()).isTrue();
    assertThat(in.whole()).isEqualTo(-7);
    assertThat(Double.doubleToRawLongBits(in.number())).isEqualTo(Double.doubleToRawLongBits(-0.0));
    assertThat(in.numbers()).containsExactly(Double.NaN, 1e-300);
    assertThat(in.text()).isEqualTo("ü");
    assertThat(in.bytes()).containsExactly(1, 2);
  }

  @Test
  void what_is_cut_off_anywhere_is_no_state() {
    for (int length = 0; length < BYTES.length; length++) {
      StateInput in = new StateInput(Arrays.copyOf(BYTES, length));
      assertThatThrownBy(
              () -> {
                in.flag();
                in.whole();
                in.number();
                in.numbers();
                in.text();
                in.bytes();
              })
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
