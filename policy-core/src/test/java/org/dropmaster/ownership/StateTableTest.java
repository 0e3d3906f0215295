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

  @Test
  void theLegendHasEveryEventAndEveryCauseInWords() {
    String legend = StateTable.legend();
    assertThat(legend).startsWith("States\n").contains("\n\nEvents\n", "\n\nIn every state\n");
    assertThat(OwnershipEvent.all())
        .allSatisfy(e -> assertThat(e.meaning()).isNotBlank())
        .allSatisfy(e -> assertThat(legend).contains(e.meaning() + "\n"));
    for (Regardless cause : Regardless.values()) {
      assertThat(cause.reason()).isNotBlank();
      assertThat(legend).contains(AsciiText.wrapped(cause.reason(), "  ", 80));
    }
  }

  @Test
  void theReasonsStandStateByStateWithABlankLineBetween() {
    assertThat(StateTable.reasons()).startsWith("FREE: ").contains("\n\nOWNED: ");
  }

  @Test
  void aStateOrAnEventIsFoundByItsNameInCapitals() {
    assertThat(OwnershipState.of("PINNED")).contains(OwnershipState.PINNED);
    assertThat(OwnershipState.of("pinned")).isEmpty();
    assertThat(OwnershipEvent.of("UNPLUG")).contains(OwnershipEvent.UNPLUG);
    assertThat(OwnershipEvent.of("unplug")).isEmpty();
  }

  @Test
  void everyErrnoSaysWhatItTells() {
    assertThat(Errno.all()).extracting(Errno::meaning).doesNotContain("").doesNotHaveDuplicates();
  }
}
