package org.dropmaster.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {
  @Test
  void everyRowThatIsWrittenIsInTheTable() {
    Map<OwnershipState, Row> rows =
        Map.of(
            OwnershipState.FREE, FreeAnswers.row(),
            OwnershipState.OWNED, OwnedAnswers.row(),
            OwnershipState.REVOKING, RevokingAnswers.row(),
            OwnershipState.PINNED, PinnedAnswers.row(),
            OwnershipState.BROKEN, BrokenAnswers.row());
    assertThat(rows).hasSameSizeAs(OwnershipState.all());
    rows.forEach(
        (state, row) -> {
          Map<OwnershipEvent, Answer> answers = row.complete();
          assertThat(answers).hasSameSizeAs(OwnershipEvent.all());
          answers.forEach(
              (event, answer) ->
                  assertThat(OwnershipMachine.answer(state, event)).isEqualTo(answer));
        });
  }

  @Test
  void aRowThatLacksAnAnswerIsRefused() {
    Row row = new Row(OwnershipState.FREE).stay(OwnershipEvent.OPEN, "It takes nothing.", Errno.OK);
    assertThatThrownBy(row::complete)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has no answer to ACQUIRE");
  }

  @Test
  void aSecondAnswerToAnEventIsRefused() {
    Row row = new Row(OwnershipState.FREE).stay(OwnershipEvent.OPEN, "It takes nothing.", Errno.OK);
    assertThatThrownBy(() -> row.stay(OwnershipEvent.OPEN, "Once more.", Errno.OK))
        .hasMessage("FREE answers OPEN twice");
  }
}
