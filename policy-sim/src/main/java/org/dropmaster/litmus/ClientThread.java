package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.Type;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** A thread of a most general client: again and again any call that makes sense. */
final class ClientThread {
  private final World world;
  private final Writer w;
  private final Code code;
  private final Shape.Thread thread;
  private final int number;
  private final Calls calls;
  private final ThreadEnds ends;
  private final List<Alternative> alternatives;
  private final Cells left;
  private final List<Cells> numbers = new ArrayList<>();
  private final Cells whom;

  ClientThread(Parts parts, Writer w, int number, int calls, List<Alternative> alternatives) {
    this.world = parts.world();
    this.w = w;
    this.code = w.code();
    this.number = number;
    this.thread = world.shape().threads().get(number);
    this.calls = new Calls(parts, w, thread);
    this.alternatives = alternatives;
    this.ends = new ThreadEnds(parts, w, this.calls, number, 80);
    this.left = code.register("made", calls);
    int most = alternatives.stream().mapToInt(a -> a.numbers().size()).max().orElse(0);
    int widest =
        alternatives.stream().flatMap(a -> a.numbers().stream()).mapToInt(n -> n).max().orElse(1);
    for (int i = 0; i < most; i++) {
      numbers.add(code.register("number" + i, widest));
    }
    whom = w.register("whom", Type.PID);
  }

  List<Label> resting() {
    return ends.resting();
  }

  /** Writes the choice of the next call, and each form of call. */
  void write(int most) {
    Map<String, Label> forms = new LinkedHashMap<>();
    alternatives.forEach(a -> forms.computeIfAbsent(a.form(), f -> new Label()));
    Label again = new Label();
    code.place(again);
    code.kernel("the client chooses a call");
    ends.rest();
    code.prefix(alternatives.size() + 1, guard(most), List.of(choose(forms)));
    Cells result = w.result("result");
    forms.forEach(
        (form, label) -> {
          code.place(label);
          call(form, result);
          ends.leave();
          code.jump(again);
        });
    ends.write();
  }

  /** Choice 0 is to die when killed; the others are the alternatives. */
  private Term guard(int most) {
    Term killed = world.processes().killed(number);
    Term alive = killed.not().and(Term.of(left).ne(most));
    Term call = pick(0, alternatives.size(), Alternative::guard);
    return new Term.Choice().eq(0).pick(killed, alive.and(call));
  }

  private Term pick(int from, int to, Function<Alternative, Term> of) {
    if (to - from == 1) {
      return of.apply(alternatives.get(from));
    }
    int middle = (from + to) / 2;
    Term lower = new Term.Choice().binary(Term.Op.LE, Term.of(middle));
    return lower.pick(pick(from, middle, of), pick(middle, to, of));
  }

  private Effect choose(Map<String, Label> forms) {
    Effect calls = choose(0, alternatives.size(), forms);
    return new Effect.When(new Term.Choice().eq(0), List.of(ends.die()), List.of(calls));
  }

  private Effect choose(int from, int to, Map<String, Label> forms) {
    if (to - from > 1) {
      int middle = (from + to) / 2;
      Term lower = new Term.Choice().binary(Term.Op.LE, Term.of(middle));
      return new Effect.When(
          lower, List.of(choose(from, middle, forms)), List.of(choose(middle, to, forms)));
    }
    Alternative alternative = alternatives.get(from);
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < alternative.numbers().size(); i++) {
      effects.add(Effect.set(numbers.get(i), Term.of(alternative.numbers().get(i))));
    }
    if (alternative.whom() > 0) {
      effects.add(Effect.set(whom, Term.of(alternative.whom())));
    }
    Term more = Term.of(left).plus(1).binary(Term.Op.MEET, Term.of(left.max()));
    effects.add(Effect.set(left, more)); // the guard has seen to it that it fits; so anyone can see
    effects.add(new Effect.Goto(forms.computeIfAbsent(alternative.form(), f -> new Label())));
    return new Effect.When(Term.TRUE, effects, List.of());
  }

  private Term word(int i) {
    return Term.of(numbers.get(i));
  }

  private void call(String form, Cells into) {
    int space = form.indexOf(' ');
    String name = space < 0 ? form : form.substring(0, space);
    String rest = space < 0 ? "" : form.substring(space + 1);
    switch (name) {
      case "open" -> calls.files().open(into);
      case "close" -> calls.files().close(word(0), into);
      case "dup" -> calls.files().dup(word(0), into);
      case "ioctl" ->
          calls.files().ioctl(word(0), rest, numbers.stream().skip(1).map(Term::of).toList(), into);
      case "mmap" -> {
        if (rest.equals("device")) {
          calls.memory().mmap(word(0), word(1), into);
        } else {
          calls.memory().mmap(word(0), into);
        }
      }
      case "munmap" -> calls.memory().munmap(word(0), into);
      case "load" -> calls.memory().touch(word(0), false, into);
      case "store" -> calls.memory().touch(word(0), true, into);
      case "send" -> calls.processes().send(word(0), Term.of(whom), into);
      case "recv" -> calls.processes().recv(into);
      case "kill" -> calls.processes().kill(Term.of(whom), into);
      case "exit" -> {
        code.kernel("exit");
        code.step(world.processes().kill(Term.of(thread.process())), ends.die());
      }
      case "reg_mr" -> calls.regions().register(word(0), rest, into);
      case "dereg_mr" -> calls.regions().deregister(word(0), into);
      case "access" -> calls.regions().access(word(0), into);
      case "close_uverbs" -> calls.regions().closeUverbs(into);
      default -> calls.processes().deviceEvent(name.equals("unplug"), into);
    }
  }
}
