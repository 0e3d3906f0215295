package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dropmaster.ownership.Errno;
import org.dropmaster.ownership.OwnershipCall;
import org.dropmaster.ownership.OwnershipMachine;
import org.dropmaster.ownership.OwnershipState;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run breaks off_table where the table of the ownership machine has no such answer, and nowhere
 * else: for each call in each state, made by the latest owner and by somebody else.
 */
class OwnershipWatchTest {
  /** What the call under test answers stands in place of the word ANSWER. */
  private static final String POLICY =
      """
      policy says

      device { bool asked; bool failed; }

      open(file f)
      {
      	if (device.asked)
      		return ANSWER;
      	return 0;
      }

      TAKE(file f) __acquires(device)
      {
      	return 0;
      }

      GIVE(file f) __releases(device)
      {
      	return 0;
      }

      ALLOC(file f)
      {
      	bo *b;

      	b = alloc();
      	return handle_create(f, b);
      }

      mmap(file f, map m, bo b)
      {
      	return 0;
      }

      fault(map m)
      {
      	return 0;
      }

      ASKED(file f)
      {
      	device.asked = true;
      	return 0;
      }

      FAILED(file f)
      {
      	wait(device.failed);
      	return 0;
      }

      reset()
      {
      	device.failed = true;
      	return -EIO;
      }

      ACQUIRE(file f) __acquires(device)
      {
      	return ANSWER;
      }

      DROP(file f) __releases(device)
      {
      	return ANSWER;
      }

      OPERATE(file f)
      {
      	bo *b;

      	if (device.failed && !device.failed)
      		b = alloc();
      	return ANSWER;
      }

      QUERY(file f)
      {
      	return ANSWER;
      }
      """;

  /** How a device comes to a state, and what the caller is to it then. */
  private enum Situation {
    FREE_FOR_A_STRANGER(false, "", OwnershipState.FREE),
    FREE_AFTER_ITS_OWN_DROP(true, "a = ioctl(f, TAKE); b = ioctl(f, GIVE)", OwnershipState.FREE),
    FREE_AFTER_THE_DROP_OF_ANOTHER(
        false, "a = ioctl(g, TAKE); b = ioctl(g, GIVE)", OwnershipState.FREE),
    OWNED_BY_THE_CALLER(true, "a = ioctl(f, TAKE)", OwnershipState.OWNED),
    OWNED_BY_ANOTHER(false, "a = ioctl(g, TAKE)", OwnershipState.OWNED),
    OWNED_BY_ANOTHER_SINCE(
        false, "a = ioctl(f, TAKE); b = ioctl(f, GIVE); c = ioctl(g, TAKE)", OwnershipState.OWNED),
    PINNED_BY_THE_CALLER(true, pinned("f"), OwnershipState.PINNED),
    PINNED_BY_ANOTHER(false, pinned("g"), OwnershipState.PINNED),
    BROKEN_UNDER_THE_CALLER(
        true, "a = ioctl(f, TAKE); b = error(dev); c = ioctl(g, FAILED)", OwnershipState.BROKEN),
    BROKEN_BEFORE_A_STRANGER(false, "b = error(dev); c = ioctl(g, FAILED)", OwnershipState.BROKEN);

    private final boolean latest;

    /** With semicolons between them. */
    private final String calls;

    private final OwnershipState state;

    Situation(boolean latest, String calls, OwnershipState state) {
      this.latest = latest;
      this.calls = calls;
      this.state = state;
    }

    /** Memory that was written to and never scrubbed pins. */
    private static String pinned(String file) {
      return "a = ioctl(%1$s, TAKE); h = ioctl(%1$s, ALLOC); m = mmap(%1$s, 1); b = store(1);"
              .formatted(file)
          + " c = munmap(1); e = ioctl(%s, GIVE)".formatted(file);
    }
  }

  /** A call by f and the words of a test that make it. */
  private enum Asked {
    ACQUIRE(OwnershipCall.ACQUIRE, "r = ioctl(f, ACQUIRE)"),
    DROP(OwnershipCall.DROP, "r = ioctl(f, DROP)"),
    OPERATE(OwnershipCall.OPERATE, "r = ioctl(f, OPERATE)"),
    QUERY(OwnershipCall.QUERY, "r = ioctl(f, QUERY)"),
    OPEN(OwnershipCall.OPEN, "r = open(dev)");

    private final OwnershipCall call;
    private final String text;

    Asked(OwnershipCall call, String text) {
      this.call = call;
      this.text = text;
    }
  }

  record Case(Situation situation, Asked asked, Errno answer) {
    private LitmusText test() {
      List<String> calls = new ArrayList<>(List.of("f = open(dev)", "g = open(dev)"));
      if (!situation.calls.isEmpty()) {
        calls.addAll(List.of(situation.calls.split("; ", -1)));
      }
      if (asked == Asked.OPEN) {
        calls.add(2, "q = ioctl(f, ASKED)");
      }
      calls.add(asked.text);
      return LitmusText.of(calls.toArray(String[]::new));
    }

    /** A drop is entered by an owner and makes it a leaving one. */
    private boolean permitted() {
      Set<OwnershipState> held = EnumSet.of(situation.state);
      if (asked == Asked.DROP && situation == Situation.OWNED_BY_THE_CALLER) {
        held.add(OwnershipState.REVOKING);
      }
      int bits = held.stream().mapToInt(OwnershipState::bit).sum();
      return situation.latest
          ? OwnershipMachine.permits(bits, 0, asked.call, answer)
          : OwnershipMachine.permits(0, bits, asked.call, answer);
    }
  }

  static Stream<Case> cases() {
    List<Errno> answers =
        List.of(Errno.OK, Errno.EAGAIN, Errno.EACCES, Errno.EBUSY, Errno.ENODEV, Errno.ENOMEM);
    return Stream.of(Situation.values())
        .flatMap(
            situation ->
                Stream.of(Asked.values())
                    .flatMap(
                        asked ->
                            answers.stream().map(answer -> new Case(situation, asked, answer))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anAnswerIsOffTheTableWhereTheTableDoesNotGiveIt(Case given) {
    LitmusText test = given.test();
    Verdict verdict = Runs.run(POLICY.replace("ANSWER", given.answer().result()), test);
    assertThat(verdict.limit()).isEmpty();
    assertThat(verdict.broken().containsKey(Rule.OFF_TABLE))
        .as("%s%s", test.text(), verdict.finals())
        .isEqualTo(!given.permitted());
  }
}
