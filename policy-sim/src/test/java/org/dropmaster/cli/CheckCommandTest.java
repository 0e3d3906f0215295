package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"n == 0", "n == 1"})
  void numbersArePassedAlsoWhereThereAreNoBuffers(String wrong) throws IOException {
    Path policy = folder.resolve("switch.policy");
    Files.writeString(
        policy,
        "policy switch\n\nfile { file *other; }\n\nSWITCH(file f, int n)\n{\n\tif ("
            + wrong
            + ")\n\t\tf.other.other = f;\n\treturn 0;\n}\n");
    Ran ran = Ran.of("check", policy.toString(), "--procs", "1", "--calls", "2", "--bufs", "0");

    assertThat(ran.out()).contains("broken: null_deref");
    assertThat(ran.status()).isEqualTo(1);
  }
}
