package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.LitmusTree.Argument;
import org.dropmaster.lang.LitmusTree.Call;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Origin;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Writes the code of one thread of a test: its calls, leaving the kernel, and its death. */
final class UserThread {
  private final World world;
  private final Writer w;
  private final Code code;
  private final LitmusTree.Thread text;
  private final Shape.Thread thread;
  private final int number;
  private final Calls calls;
  private final Map<String, Cells> registers = new LinkedHashMap<>();
  private final Map<String, Cells> objects = new HashMap<>();

  /** Registers that conditions look at, which get their values when their calls have returned. */
  private final Set<Cells> looked = new HashSet<>();

  private final ThreadEnds ends;

  UserThread(
      Parts parts,
      Writer w,
      LitmusTree.Thread text,
      int number,
      Set<String> names,
      Set<String> shown) {
    this.world = parts.world();
    this.w = w;
    this.code = w.code();
    this.text = text;
    this.number = number;
    this.thread = world.shape().threads().get(number);
    this.calls = new Calls(parts, w, thread);
    for (String register : names) {
      Cells result = code.signed(register, World.REGISTER_BITS);
      registers.put(register, code.apart(result));
      if (shown.contains(register)) {
        looked.add(code.kept(result));
      }
    }
    ends = new ThreadEnds(parts, w, calls, number, text.calls().size() + 1);
  }

  /** The registers by name. */
  Map<String, Cells> registers() {
    return registers;
  }

  /** A register that keeps the object made by the call whose result goes to this register. */
  Cells object(String register, String kind) {
    return objects.computeIfAbsent(
        register, r -> code.kept(code.register(r + ".object", world.pool(kind).size())));
  }

  /** Where the thread may stand when nothing needs to happen any more. */
  List<Label> resting() {
    return ends.resting();
  }

  /** Writes everything; children are the threads that fork() starts, by id. */
  void write(Map<Integer, UserThread> all, Map<String, String> kinds) {
    if (thread.born() > 0) {
      code.kernel("a forked process begins");
      ends.rest();
      code.await(world.processes().started(thread.born()));
    }
    for (Call call : text.calls()) {
      code.at(
          new Origin(call.span().source().name(), call.span().line(), call.span().text().strip()));
      if (call.name().equals("recv") || call.name().equals("waitpid")) {
        ends.rest();
      }
      code.prefix(1, Term.TRUE, List.of(ends.dieIfKilled()));
      Optional<Cells> register =
          call.register().flatMap(r -> Optional.ofNullable(registers.get(r)));
      Cells result = register.filter(r -> !looked.contains(r)).orElseGet(() -> w.result("result"));
      call(call, result, all, kinds);
      ends.leave();
      register
          .filter(looked::contains)
          .ifPresent(r -> code.also(List.of(Effect.set(r, Term.of(result)))));
    }
    code.kernel("the thread has ended");
    ends.rest();
    code.prefix(1, world.processes().killed(number), List.of(ends.die()));
    ends.write();
  }

  private void call(
      Call call, Cells into, Map<Integer, UserThread> all, Map<String, String> kinds) {
    Optional<String> object = call.register().filter(kinds::containsKey);
    object.ifPresent(
        r -> {
          String kind = kinds.getOrDefault(r, "");
          world.capture(code.number(), kind, object(r, kind));
        });
    write(call, into, all);
    world.captureNothing(code.number());
  }

  private Term word(Call call, int at) {
    if (at >= call.arguments().size()) {
      return Term.of(0);
    }
    Argument argument = call.arguments().get(at);
    if (argument instanceof Argument.Register r) {
      Cells register = registers.get(r.name());
      return register == null ? Term.of(0) : Term.of(register);
    }
    return argument instanceof Argument.Number n ? Term.of(n.value()) : Term.of(0);
  }

  private int process(Call call, int at, Map<Integer, UserThread> all) {
    if (call.arguments().get(at) instanceof Argument.Process p) {
      UserThread other = all.get(p.thread());
      return other == null ? 0 : other.thread.process();
    }
    return 0;
  }

  private void write(Call call, Cells into, Map<Integer, UserThread> all) {
    switch (call.name()) {
      case "open" -> calls.files().open(into);
      case "close" -> calls.files().close(word(call, 0), into);
      case "dup" -> calls.files().dup(word(call, 0), into);
      case "ioctl" -> {
        List<Term> rest = new ArrayList<>();
        for (int i = 2; i < call.arguments().size(); i++) {
          rest.add(word(call, i));
        }
        calls.files().ioctl(word(call, 0), Sizes.word(call, 1).orElse(""), rest, into);
      }
      case "mmap" -> {
        if (call.arguments().size() > 1) {
          calls.memory().mmap(word(call, 0), word(call, 1), into);
        } else {
          calls.memory().mmap(word(call, 0), into);
        }
      }
      case "munmap" -> calls.memory().munmap(word(call, 0), into);
      case "load" -> calls.memory().touch(word(call, 0), false, into);
      case "store" -> calls.memory().touch(word(call, 0), true, into);
      case "send" -> calls.processes().send(word(call, 0), Term.of(process(call, 1, all)), into);
      case "recv" -> calls.processes().recv(into);
      case "fork" -> fork(call, into, all);
      case "kill" -> calls.processes().kill(Term.of(process(call, 0, all)), into);
      case "waitpid" -> calls.processes().waitpid(process(call, 0, all), into);
      case "exit" -> {
        code.kernel("exit");
        code.step(world.processes().kill(Term.of(thread.process())), ends.die());
      }
      case "reg_mr" ->
          calls.regions().register(word(call, 0), Sizes.word(call, 1).orElse(""), into);
      case "dereg_mr" -> calls.regions().deregister(word(call, 0), into);
      case "access" -> calls.regions().access(word(call, 0), into);
      case "close_uverbs" -> calls.regions().closeUverbs(into);
      case "error" -> calls.processes().deviceEvent(false, into);
      case "unplug" -> calls.processes().deviceEvent(true, into);
      default -> throw new IllegalArgumentException("no call " + call.name());
    }
  }

  private void fork(Call call, Cells into, Map<Integer, UserThread> all) {
    if (!(call.arguments().get(0) instanceof Argument.Process p)) {
      return;
    }
    UserThread child = all.get(p.thread());
    if (child == null) {
      return;
    }
    List<Effect> copies = new ArrayList<>();
    child.registers.forEach(
        (name, cells) -> {
          Cells mine = registers.get(name);
          if (mine != null) {
            copies.add(Effect.set(cells, Term.of(mine)));
          }
        });
    calls.processes().fork(child.thread, copies, into);
  }
}
