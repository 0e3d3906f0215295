package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dropmaster.explore.Witness;
import org.dropmaster.kernel.Shape;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;
import org.jspecify.annotations.Nullable;

/** Turns runs of a most general client into the litmus test that their calls are. */
public final class ClientTest {
  private final ClientProgram.Made made;
  private final Machine machine;
  private final List<List<String>> calls = new ArrayList<>();

  private final int first;

  /** The threads of a run are numbered from there. */
  private ClientTest(ClientProgram.Made made, int first) {
    this.made = made;
    this.first = first;
    this.machine = new Machine(made.instance().program());
    made.calls().forEach(thread -> calls.add(new ArrayList<>()));
  }

  /**
   * The text of the test, in which each further run is that of further processes.
   *
   * @param condition what the runs show, as {@code ever (...)} takes it
   */
  public static String of(
      ClientProgram.Made made, List<Witness> runs, String name, String policy, String condition) {
    StringBuilder text = new StringBuilder();
    text.append("C ").append(name).append("\n\n/*\n * Policy: ").append(policy).append("\n */\n");
    int threads = 0;
    for (Witness run : runs) {
      threads += new ClientTest(made, threads).add(run, text);
    }
    return text.append("\never (").append(condition).append(")\n").toString();
  }

  /** Writes the threads of a run and says how many; of a further one those that call something. */
  private int add(Witness run, StringBuilder text) {
    long[] state = new long[made.instance().program().layout().words()];
    for (int i = 0; i < run.length(); i++) {
      run.state(i, state);
      note(state, run.choices().get(i));
    }
    int number = first;
    Map<Integer, Integer> leaders = new HashMap<>();
    for (int t = 0; t < calls.size(); t++) {
      if (first == 0 || calls(made.instance().shape().threads().get(t).process())) {
        thread(t, number++, leaders, text);
      }
    }
    return number - first;
  }

  private boolean calls(int process) {
    List<Shape.Thread> threads = made.instance().shape().threads();
    return IntStream.range(0, calls.size())
        .anyMatch(t -> threads.get(t).process() == process && !calls.get(t).isEmpty());
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

  private void thread(int t, int number, Map<Integer, Integer> leaders, StringBuilder text) {
    Shape.Thread thread = made.instance().shape().threads().get(t);
    text.append("\nP").append(number).append("(device *dev)");
    @Nullable Integer leader = leaders.putIfAbsent(thread.process(), number);
    if (leader != null) {
      text.append(" THREAD(P").append(leader).append(")");
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
}
