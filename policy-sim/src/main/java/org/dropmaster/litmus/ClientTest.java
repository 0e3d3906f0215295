package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.explore.Witness;
import org.dropmaster.kernel.Shape;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;

/** Turns a run of a most general client into the litmus test that its calls are. */
public final class ClientTest {
  private final ClientProgram.Made made;
  private final Machine machine;
  private final List<List<String>> calls = new ArrayList<>();

  private ClientTest(ClientProgram.Made made) {
    this.made = made;
    this.machine = new Machine(made.instance().program());
    made.calls().forEach(thread -> calls.add(new ArrayList<>()));
  }

  /**
   * The text of the test.
   *
   * @param condition what the run shows, as {@code ever (...)} takes it
   */
  public static String of(
      ClientProgram.Made made, Witness run, String name, String policy, String condition) {
    return new ClientTest(made).text(run, name, policy, condition);
  }

  private String text(Witness run, String name, String policy, String condition) {
    long[] state = new long[made.instance().program().layout().words()];
    for (int i = 0; i < run.length(); i++) {
      run.state(i, state);
      note(state, run.choices().get(i));
    }
    StringBuilder text = new StringBuilder();
    text.append("C ").append(name).append("\n\n/*\n * Policy: ").append(policy).append("\n */\n");
    for (int t = 0; t < calls.size(); t++) {
      thread(t, text);
    }
    return text.append("\never (").append(condition).append(")\n").toString();
  }

  /** If the move begins a call, notes which one. */
  private void note(long[] state, Witness.Choice choice) {
    int actor = choice.actor();
    Program program = made.instance().program();
    if (actor >= calls.size() || program.routines().get(actor).pc().get(state, 0) != 0) {
      return;
    }
    machine.expand(
        state,
        (who, which, next) -> {
          if (who == actor && which == choice.choice() && machine.alternative() > 0) {
            calls.get(actor).add(made.calls().get(actor).get(machine.alternative() - 1));
          }
        });
  }

  private void thread(int t, StringBuilder text) {
    Shape.Thread thread = made.instance().shape().threads().get(t);
    text.append("\nP").append(t).append("(device *dev)");
    int first = first(thread.process());
    if (first < t) {
      text.append(" THREAD(P").append(first).append(")");
    } else {
      text.append(" TENANT(t").append(thread.tenant()).append(") UID(").append(thread.uid());
      text.append(")");
    }
    text.append("\n{\n");
    List<String> mine = calls.get(t);
    for (int i = 0; i < mine.size(); i++) {
      text.append("\tint r").append(i).append(";\n");
    }
    text.append(mine.isEmpty() ? "" : "\n");
    for (int i = 0; i < mine.size(); i++) {
      text.append("\tr").append(i).append(" = ").append(mine.get(i)).append(";\n");
    }
    text.append("}\n");
  }

  private int first(int process) {
    List<Shape.Thread> threads = made.instance().shape().threads();
    for (int t = 0; t < threads.size(); t++) {
      if (threads.get(t).process() == process) {
        return t;
      }
    }
    throw new IllegalArgumentException("no process " + process);
  }
}
