package org.firstmover.experiments.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  /** RFC 4180, section 2, rules 5 to 7. */
  @Test
  void cells_are_quoted_where_they_must_be() {
    assertThat(Csv.line(List.of("aaa", "b\nbb", "ccc"))).isEqualTo("aaa,\"b\nbb\",ccc");
    assertThat(Csv.line(List.of("aaa", "b\"bb", "ccc"))).isEqualTo("aaa,\"b\"\"bb\",ccc");
    assertThat(Csv.line(List.of("a,b", "c\rd", "", " e ", "ü;'")))
        .isEqualTo("\"a,b\",\"c\rd\",, e ,ü;'");
  }
}
