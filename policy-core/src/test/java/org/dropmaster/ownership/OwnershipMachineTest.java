package org.dropmaster.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dropmaster.ownership.OwnershipState.BROKEN;
import static org.dropmaster.ownership.OwnershipState.FREE;
import static org.dropmaster.ownership.OwnershipState.OWNED;
import static org.dropmaster.ownership.OwnershipState.PINNED;
import static org.dropmaster.ownership.OwnershipState.REVOKING;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipMachineTest {
  @Test
  void everyStateAnswersEveryEvent() {
    assertThat(StateTable.cells())
        .hasSize(OwnershipState.all().size() * OwnershipEvent.all().size())
        .allSatisfy(cell -> assertThat(cell.answer().errnos().members()).isNotEmpty());
  }

  @Test
  void aRefusedCallChangesNothing() {
    assertThat(OwnershipMachine.next(FREE, OwnershipEvent.ACQUIRE_BY_OTHER, Errno.ENOMEM))
        .isEqualTo(FREE);
    assertThat(OwnershipMachine.next(FREE, OwnershipEvent.ACQUIRE_BY_OTHER, Errno.OK))
        .isEqualTo(OWNED);
  }

  @Test
  void aFailedResetIsNoRefusedCall() {
    assertThat(OwnershipMachine.next(OWNED, OwnershipEvent.RESET_FAILED, Errno.ETIME))
        .isEqualTo(BROKEN);
  }

  @Test
  void anErrnoOfAStateThatHeldIsOnTheTable() {
    OwnershipEvent acquire = OwnershipEvent.ACQUIRE_BY_OTHER;
    assertThat(OwnershipMachine.permits(Set.of(OWNED, REVOKING), acquire, Errno.EAGAIN)).isTrue();
    assertThat(OwnershipMachine.permits(Set.of(OWNED, PINNED), acquire, Errno.EAGAIN)).isFalse();
  }

  @Test
  void runningOutOfMemoryIsOnTheTableInEveryState() {
    assertThat(OwnershipMachine.statesThatGive(OwnershipEvent.OPEN, Errno.ENOMEM))
        .isEqualTo(OwnershipState.ALL_BITS);
  }

  @Test
  void nothingIsOnTheTableWhereNoStateHeld() {
    assertThat(OwnershipMachine.permits(Set.of(), OwnershipEvent.OPEN, Errno.OK)).isFalse();
  }

  @Test
  void aCallMayAnswerAsTheOwnerThatItWasForAWhile() {
    OwnershipCall call = OwnershipCall.OPERATE;
    assertThat(OwnershipMachine.permits(OWNED.bit(), REVOKING.bit(), call, Errno.OK)).isTrue();
    assertThat(OwnershipMachine.permits(REVOKING.bit(), OWNED.bit(), call, Errno.OK)).isFalse();
  }

  @Test
  void anAcquireThatHasNotReturnedMayKeepOthersOutAlready() {
    int held = OwnershipMachine.mayHold(FREE, true);
    assertThat(OwnershipMachine.permits(0, held, OwnershipCall.ACQUIRE, Errno.EBUSY)).isTrue();
    int alone = OwnershipMachine.mayHold(FREE, false);
    assertThat(OwnershipMachine.permits(0, alone, OwnershipCall.ACQUIRE, Errno.EBUSY)).isFalse();
  }

  @Test
  void aDropThatHasOnlyBeenEnteredMayLetTheOwnerOperate() {
    int held = OwnershipMachine.mayHold(REVOKING, false);
    assertThat(OwnershipMachine.permits(held, 0, OwnershipCall.OPERATE, Errno.OK)).isTrue();
  }

  @Test
  void aDropThatHasNotReturnedKeepsTheNextOwnerOut() {
    int held = OwnershipMachine.mayHold(REVOKING, true);
    assertThat(OwnershipMachine.permits(0, held, OwnershipCall.ACQUIRE, Errno.OK)).isFalse();
  }

  @Test
  void successIsDecidedByOwnershipAndLackOfMemoryIsNot() {
    assertThat(OwnershipMachine.decides(OwnershipEvent.ACQUIRE_BY_OTHER, Errno.OK)).isTrue();
    assertThat(OwnershipMachine.decides(OwnershipEvent.ACQUIRE_BY_OTHER, Errno.ENOMEM)).isFalse();
    assertThat(OwnershipMachine.decides(OwnershipEvent.RESET_CLEAN, Errno.OK)).isFalse();
  }
}
