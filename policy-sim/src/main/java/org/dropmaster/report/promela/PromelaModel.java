package org.dropmaster.report.promela;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.litmus.Instance;
import org.dropmaster.program.Access;
import org.dropmaster.program.Label;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Origin;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;
import org.dropmaster.program.Watch;

/**
 * Writes an instance as a Promela model, for SPIN to search by itself.
 *
 * <p>It is derived from the step table alone. Each move is atomic, so the verifier stores exactly
 * the states that we do, and prints {@code note:} lines that make up the verdict.
 */
public final class PromelaModel {
  private final Instance instance;
  private final Program program;
  private final Words words = new Words();

  private PromelaModel(Instance instance) {
    this.instance = instance;
    this.program = instance.program();
  }

  /** The text of the model, which begins with the title as a comment. */
  public static String of(String title, Instance instance) {
    return new PromelaModel(instance).text(title);
  }

  private String text(String title) {
    Variables variables = new Variables(words, program.layout(), accesses());
    Notes notes = new Notes();
    Frame frame = new Frame(program, variables, notes);
    long[] initial = new long[program.layout().words()];
    new Machine(program).initial(initial);
    List<long[]> masks = program.watchMasks();
    StringBuilder processes = new StringBuilder();
    for (Routine routine : program.routines()) {
      String name = words.name(routine.actor());
      int start = routine.pc().get(initial, 0);
      Actor actor = new Actor(frame, routine, masks.get(routine.number()));
      processes.append('\n').append(actor.process(name, start));
    }
    processes.append('\n').append(new Judge(frame, instance).process());
    Block head = new Block(0);
    head.line("/*").line(" * " + title).line(" *");
    head.line(
        " * spin -a model.pml && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -m1000000");
    head.line(" *")
        .line(" * The notes that the verifier prints are the verdict. It stores a state");
    head.line(" * for each of ours.").line(" */").line("");
    notes.declare(head);
    head.line("");
    variables.declare(head, initial);
    head.line("unsigned due : " + Math.max(1, program.watches().size()) + ";");
    if (frame.hasParts()) {
      head.line("unsigned part : 6;");
    }
    return head.toString() + processes;
  }

  private Set<Access.Field> accesses() {
    Set<Access.Field> all = new HashSet<>();
    program.routines().forEach(r -> r.access().forEach(a -> add(all, a)));
    for (Watch watch : program.watches()) {
      Origin origin = new Origin("monitor", 0, watch.name());
      add(
          all,
          Access.of(
              new Step(origin, Step.Fuse.NONE, 1, Term.TRUE, watch.effects(), new Label(), -1)));
    }
    all.addAll(Access.reads(instance.positive()));
    instance.atEnd().values().forEach(term -> all.addAll(Access.reads(term)));
    program.locks().forEach(l -> l.holder().forEach(h -> all.addAll(Access.reads(h))));
    return all;
  }

  private static void add(Set<Access.Field> all, Access access) {
    all.addAll(access.reads());
    all.addAll(access.writes());
  }
}
