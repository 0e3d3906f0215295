package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The most general client: which calls it makes, and how many states they lead to. */
class ClientFactsTest {
  private static final long MOST = 20_000;

  private static Verdict run(ClientProgram.Made made) {
    Verdict verdict = LitmusRun.of(made.instance(), Limits.NONE.withStates(MOST), Observer.NONE);
    assertThat(verdict.limit()).isEmpty();
    return verdict;
  }

  private static final String EVENTS =
      """

      reset()
      {
      	return 0;
      }

      remove()
      {
      }
      """;

  @Test
  void aClientNamesEveryNumberThatItsBoundsAllow() {
    Client client = new Client(2, 1, 1, 1, 1, 1, List.of("PINNED"), true);
    List<List<String>> calls =
        ClientProgram.of(client, Runs.policy(Plain.policy() + EVENTS), Runs.importers()).calls();
    assertThat(calls.get(1))
        .startsWith("open(dev)")
        .contains("close(3)", "dup(4)", "close(5)", "ioctl(3, FREE, 0)", "ioctl(5, EXPORT, 2)")
        .contains("mmap(3, 1)", "mmap(5, 2)", "munmap(1)", "load(1)", "store(1)")
        .contains("reg_mr(4, PINNED)", "dereg_mr(1)", "access(1)", "close_uverbs()")
        .contains("send(3, P0)", "recv()", "exit()", "kill(P0)", "error(dev)", "unplug(dev)")
        .doesNotContain("close(6)", "munmap(2)", "dereg_mr(2)", "send(3, P1)", "kill(P1)");
    assertThat(calls.get(1)).doesNotHaveDuplicates().hasSize(51);
  }

  /** A place that nothing points to is given again, and so is an epoch: nothing runs out. */
  @ParameterizedTest
  @CsvSource({"2, 2, SOMETIMES", "3, 3, NEVER", "3, 5, SOMETIMES", "4, 7, SOMETIMES"})
  void twoOpenFilesAtATimeAreEnoughToOpenMoreOfThem(int opens, int calls, Observation observed) {
    Client client = new Client(1, 1, calls, 0, 0, 2, List.of(), false);
    String policy = Plain.policy() + "\nnever (device.opens == " + opens + ");\n";
    Verdict verdict = run(ClientProgram.of(client, Runs.policy(policy), Runs.importers()));
    assertThat(verdict.observation()).isEqualTo(observed);
  }

  /** The place of a freed object is no other object's while anything still points there. */
  @Test
  void aFreedObjectThatAFieldStillNamesIsNotTakenForAnother() {
    String policy =
        """
        policy stale

        struct box { bool full; }
        device { box *kept; box *other; }

        ADD(file f)
        {
        	if (!device.kept)
        		device.kept = new box;
        	else if (!device.other)
        		device.other = new box;
        	return 0;
        }

        FREE(file f)
        {
        	put(device.kept);
        	return 0;
        }

        LOOK(file f)
        {
        	if (!device.other)
        		return -EINVAL;
        	if (device.kept.full)
        		return -EIO;
        	return 0;
        }

        never (device.other == device.kept && device.other);
        """;
    Client client = new Client(1, 1, 5, 0, 0, 1, List.of(), false);
    Verdict verdict = run(ClientProgram.of(client, Runs.policy(policy), Runs.importers()));
    assertThat(verdict.observation()).isEqualTo(Observation.NEVER);
    assertThat(verdict.broken()).containsKey(Rule.USED_AFTER_FREE);
  }

  /** Whatever a call leaves in its registers, no place stays taken for it once it is over. */
  @Test
  void aClientOpensAgainWithinTheSameBounds() {
    String policy =
        """
        policy counted

        device { int opens; }

        open(file f)
        {
        	device.opens = device.opens + 1;
        	return 0;
        }

        never (device.opens == 2);
        """;
    Client client = new Client(1, 1, 3, 0, 0, 1, List.of(), false);
    Verdict verdict = run(ClientProgram.of(client, Runs.policy(policy), Runs.importers()));
    assertThat(verdict.observation()).isEqualTo(Observation.SOMETIMES);
  }

  @ParameterizedTest
  @CsvSource({
    "exclusive-owner, 1, 4, 1, 0, 1, false, Never, 647",
    "exclusive-owner, 1, 5, 1, 1, 1, false, Never, 3_927",
    "exclusive-owner, 1, 5, 1, 0, 2, false, Never, 5_859",
    "exclusive-owner, 2, 2, 1, 0, 1, false, Never, 3_198",
    "free-for-all, 1, 5, 1, 1, 1, false, Never+not_revoked, 4_535",
    "free-for-all, 2, 2, 0, 0, 2, true, Never+two_owners+off_table, 2_895",
  })
  void aClientOfTheseBoundsReachesSoManyStates(
      String policy,
      int processes,
      int calls,
      int buffers,
      int regions,
      int files,
      boolean events,
      String cell,
      long states) {
    List<String> importers = regions > 0 ? List.of("REVOCABLE") : List.of();
    Client client = new Client(processes, 1, calls, buffers, regions, files, importers, events);
    Verdict verdict = run(ClientProgram.of(client, Runs.builtInPolicy(policy), Runs.importers()));
    assertThat(verdict.cell()).isEqualTo(cell);
    assertThat(verdict.search().states()).isEqualTo(states);
  }
}
