package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report blames the statement that did it, and names what it speaks of. */
class ToldPlacesTest {
  private static final String POLICY =
      """
      policy p

      device { mutex lock; }

      ACQUIRE(file f) __acquires(device)
      {
      	return 0;
      }

      USE(file f)
      {
      	bo *b;

      	guard(device.lock);
      	b = alloc();
      	if (!b)
      		return -ENOMEM;
      	put(b);
      	return 0;
      }

      release(bo b)
      {
      	free(b);
      }

      reset() __releases(device)
      {
      	guard(device.lock);
      	return 0;
      }
      """;

  private static final String TEST =
      """
      C told

      /*
       * Result: Never
       * Policy: p.policy
       */

      P0(device *dev)
      {
      	int f;
      	int r0;

      	f = open(dev);
      	r0 = ioctl(f, USE);
      	error(dev);
      }

      exists (0:r0 == -EIO)
      """;

  @TempDir private Path folder;

  @BeforeEach
  void policy() throws IOException {
    Files.writeString(folder.resolve("p.policy"), POLICY);
  }

  private Ran run(String test, String... more) throws IOException {
    String file = Files.writeString(folder.resolve("told.litmus"), test).toString();
    String[] words = new String[more.length + 2];
    words[0] = "run";
    words[1] = file;
    System.arraycopy(more, 0, words, 2, more.length);
    return Ran.of(words);
  }

  /** The test of what it gave is made in the same move, and was blamed. */
  @Test
  void theVerbIsBlamedAndNotTheTestBehindIt() throws IOException {
    assertThat(run(TEST).out())
        .contains("WARNING: device used by a file that does not own it")
        .contains(" P0, at: b = alloc() ")
        .doesNotContain("at: if (!b)");
  }

  @Test
  void aPremiseThatIsNeverReachedIsTheHeadline() throws IOException {
    String quiet = TEST.replace("\tr0 = ioctl(f, USE);\n", "\tr0 = ioctl(f, ACQUIRE);\n");
    assertThat(run(quiet.replace("exists", "probe (0:r0 == 7)\nexists")).out())
        .contains("WARNING: the premise is never reached")
        .doesNotContain("Never where Never");
  }

  @Test
  void theDeviceIsNotNull() throws IOException {
    Path witnesses = Files.createDirectory(folder.resolve("w"));
    run(
        TEST.replace("exists (0:r0 == -EIO)", "ever (BROKEN)").replace("r0 = ioctl(f, USE);", ""),
        "--save-witness",
        witnesses.toString());
    Path witness = witnesses.resolve("told.p.positive.litmus");
    assertThat(Ran.of("replay", witness.toString()).out())
        .contains("device.reset = 1", "device.broken = 1")
        .doesNotContain("NULL.");
  }
}
