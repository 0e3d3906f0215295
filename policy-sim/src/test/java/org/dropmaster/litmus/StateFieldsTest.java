package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dropmaster.program.Program;
import org.dropmaster.state.Cells;
import org.junit.jupiter.api.Test;

/**
 * How many bits of a state the kernel takes for what: one too many makes every search larger, and
 * one too few is a limit that is reached where none should be.
 */
class StateFieldsTest {
  private static final String REFERENCE = "/org/dropmaster/litmus/state-fields.txt";

  private static final String POLICY =
      Plain.policy(
              "owner *owner; idr<bo> ids; int wide : 9; pid of; bool set;",
              """
              ACQUIRE(file f)
              {
              	device.owner = new owner;
              	return 0;
              }

              SUBMIT(file f, bo b)
              {
              	queue_command(f, b);
              	return 0;
              }
              """)
          .replace("\ndevice {", "\nowner { bool gone; }\ndevice {")
          .replace("owner *owner; ", "");

  /** Has objects of every kind: now as many as fill their bits, now one more than that. */
  private static final LitmusText TEST =
      LitmusText.of(
              "a = open(dev)",
              "b = open(dev)",
              "r0 = ioctl(a, ALLOC)",
              "r1 = ioctl(a, ALLOC)",
              "r2 = ioctl(a, ALLOC)",
              "r3 = ioctl(a, ALLOC)",
              "r4 = ioctl(a, EXPORT, 1)",
              "r5 = ioctl(a, EXPORT, 2)",
              "r6 = ioctl(a, SUBMIT, 1)",
              "r7 = mmap(a, 1)",
              "r8 = mmap(a, 2)",
              "r9 = ioctl(a, ACQUIRE)",
              "send(a, P1)")
          .thread(
              "",
              "a = recv()",
              "b = open(dev)",
              "r0 = reg_mr(4, PINNED)",
              "r1 = reg_mr(4, DYNAMIC)",
              "r2 = error(dev)")
          .thread("THREAD(P0)", "r0 = load(1)")
          .thread("CLONE_FILES(P0)", "r0 = close(4)");

  @Test
  void aPolicyWithoutOwnersTakesNoBitsForThem() {
    LitmusText test = LitmusText.of("f = open(dev)");
    Program program = Runs.instance(Plain.policy(), test).program();
    assertThat(program.layout().fields())
        .noneMatch(c -> c.name().startsWith("owner.") || c.name().equals("device.owner"));
  }

  /** Each reader of an SRCU lock knows which of the actors wait for it, itself included. */
  @Test
  void anSrcuLockTakesABitForEachPairOfActors() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = error(dev)").thread("", "r0 = dup(3)");
    Program program = Runs.instance(Plain.policy("srcu s;", Plain.BO), test).program();
    int actors = program.routines().size();
    assertThat(program.layout().fields().stream().filter(c -> c.name().startsWith("device.s.w")))
        .hasSize(actors * actors)
        .allMatch(c -> c.count() == 1 && c.bits() == 1);
  }

  @Test
  void theKernelTakesAsManyBitsAsTheReferenceSays() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Cells cells : Runs.instance(POLICY, TEST).program().layout().fields()) {
      if (cells.scope() != Cells.Scope.REGISTER) {
        text.append(cells.name()).append(": ").append(cells.count());
        text.append(" x ").append(cells.bits()).append('\n');
      }
    }
    Path written = Path.of("target", "state-fields.txt");
    Files.createDirectories(written.getParent());
    Files.writeString(written, text);
    assertThat(text.toString())
        .as(
            "Where the sizes are meant to be others, copy policy-sim/%s to"
                + " policy-sim/src/test/resources%s and read the difference",
            written, REFERENCE)
        .isEqualTo(Runs.find(REFERENCE).orElse(""));
  }
}
