package org.firstmover.experiments.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          covariant,            covariant
          multiple-lps_2.0,     multiple-lps_2.0
          PG-DA,                PG-DA
          pure commitment,      pure%20commitment
          a/b,                  a%2Fb
          a\\b,                 a%5Cb
          ..,                   %2E%2E
          .,                    %2E
          .hidden,              %2Ehidden
          end.,                 end%2E
          100%,                 100%25
          größe,                gr%C3%B6%C3%9Fe
          a@b~c,                a%40b%7Ec
          con,                  %63on
          NUL.txt,              %4EUL.txt
          com1,                 %63om1
          console,              console
          ``,                   %
          """)
  void labels_become_names_of_any_system(String label, String name) {
    assertThat(FileName.of(label)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000\u001f\u007f", "<>:\"|?*", " a ", "\uD83C\uDFB2", "\n"})
  void nothing_forbidden_is_left(String label) {
    assertThat(FileName.of(label)).matches("[a-zA-Z0-9_.%-]+");
  }

  @Test
  void distinct_labels_stay_distinct() {
    String many = "x".repeat(79);
    List<String> labels =
        List.of(
            "",
            "%",
            "%25",
            "a",
            "a ",
            " a",
            "a%20",
            "a/",
            "a\\",
            "a.",
            ".a",
            "%61",
            "con",
            "%63on",
            "e\u0301",
            "\u00e9",
            many,
            many + "x",
            many + "xy",
            many + "xz",
            many + "/",
            many + "ü");
    Set<String> names = new TreeSet<>();
    labels.forEach(label -> names.add(FileName.of(label)));
    assertThat(names).hasSameSizeAs(labels).allMatch(name -> name.length() <= 80);
  }
}
