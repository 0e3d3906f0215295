package org.dropmaster.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A call is known to take effect on the device by the verbs that the reference marks. */
class DeviceVerbsTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "policy-language.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `\\w+ (\\w+)\\(.*\\)` \\| (effect|several), device \\|");

  @Test
  void theVerbsLookedForAreThoseOfTheReference() throws IOException {
    Set<String> marked =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toSet());
    assertThat(Uses.VERBS).isEqualTo(marked);
  }
}
