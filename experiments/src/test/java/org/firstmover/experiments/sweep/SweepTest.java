package org.firstmover.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.store.StoredRun;
import org.firstmover.experiments.studies.Studies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  @TempDir Path folder;

  @Test
  void x() {
    for (int k = 0; k < 3; k++) {
      long t0 = System.nanoTime();
      try (StudyFolder f = StudyFolder.open(folder, "commitment-value")) {
        List<RunPlan> plans = Plans.of(Studies.named("commitment-value"), Seeds.of(60 * (k + 1)));
        f.store().plan(plans);
        long t1 = System.nanoTime();
        Sweep sweep = new Sweep(f.store(), f.checkpoints(), new LocalExecutor(2), List.of());
        assertThat(sweep.run()).isEqualTo(0);
        long t2 = System.nanoTime();
        List<StoredRun> runs = new ArrayList<>();
        double[] s = {0};
        f.store()
            .forEach(
                r -> {
                  runs.add(r);
                  s[0] += r.outcome().seconds();
                });
        long t3 = System.nanoTime();
        System.out.println(
            runs.size()
                + " "
                + (t1 - t0) / 1e9
                + " "
                + (t2 - t1) / 1e9
                + " "
                + (t3 - t2) / 1e9
                + " solve "
                + s[0]);
      }
    }
  }
}
