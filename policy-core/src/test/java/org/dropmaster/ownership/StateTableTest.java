package org.dropmaster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateTableTest {
  private static final List<String> TEXTS =
      List.of(StateTable.grid(), StateTable.legend(), StateTable.reasons());

  @Test
  void everyTextFitsATerminal() {
    for (String text : TEXTS) {
      assertThat(text.split("\n", -1))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
          .allSatisfy(line -> assertThat(line).matches("([ -~]*[!-~])?"));
    }
  }

  @Test
  void theGridHasARowForEachEvent() {
    String grid = StateTable.grid();
    assertThat(grid)
        .startsWith("                     FREE       OWNED      REVOKING   PINNED     BROKEN\n")
        .contains("\ndevice_error         >BROKEN    >BROKEN    >BROKEN    >BROKEN    .\n")
        .contains("\nacquire_by_other     0          -EBUSY     -EAGAIN    -EBUSY     -EPERM\n");
    assertThat(OwnershipEvent.all())
        .allSatisfy(e -> assertThat(grid).contains("\n" + AsciiText.lowerCase(e + " ")));
  }

  @Test
  void theLegendExplainsWhatMayAlwaysBeReturned() {
    assertThat(StateTable.legend())
        .contains("any call: -ENOMEM or -EFAULT or -ENFILE or -EMFILE or -ENOSPC")
        .contains(
            "  FREE                 nobody owns it and nothing of an earlier owner is left\n");
  }

  @Test
  void theReasonsAreThoseOfTheTable() {
    assertThat(StateTable.reasons())
        .contains("REVOKING: the owner is going")
        .contains("  drop_by_owner         0 -> REVOKING\n      From the entry of the call on,");
  }
}
