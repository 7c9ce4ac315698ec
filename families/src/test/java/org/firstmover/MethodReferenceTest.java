package org.firstmover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/reference/methods.md says what the methods say of themselves. */
class MethodReferenceTest {
  private static final Path PAGE = Path.of("../docs/reference/methods.md");

  @Test
  void the_page_is_up_to_date() throws IOException {
    if (Boolean.getBoolean("reference.write")) {
      Files.writeString(PAGE, MethodReference.markdown());
    }
    assertThat(Files.readString(PAGE))
        .as("mvn test -pl families -am -Dreference.write=true writes it anew")
        .isEqualTo(MethodReference.markdown());
  }
}
