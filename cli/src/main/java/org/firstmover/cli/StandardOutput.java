package org.firstmover.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it could not be written: a print writer only knows that. */
final class StandardOutput extends FilterOutputStream {
  private @Nullable String problem;

  StandardOutput() {
    super(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      problem = String.valueOf(e.getMessage());
      throw e;
    }
  }

  String problem() {
    return String.valueOf(problem);
  }

  /** Whether something was lost that somebody was still reading: a closed pipe is no loss. */
  boolean lost() {
    return problem != null && !problem.contains("Broken pipe");
  }
}
