package org.dropmaster.lab;

import java.util.List;
import java.util.Map;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Witness;
import org.dropmaster.lang.LitmusParser;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.Parsed;
import org.dropmaster.lang.PolicyParser;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Source;
import org.dropmaster.litmus.LitmusProgram;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;

/** One litmus test under two policies that differ by one moved line. */
public final class Flagship {
  private final LitmusTree test;

  /** Takes the test's text. */
  public Flagship(String test) {
    this.test = tree(LitmusParser.parse(new Source("close-races-export.litmus", test)));
  }

  /** What the engine says of it, in the same words on every machine that runs it. */
  public String answer(String late, String owner) {
    return under(new Source("exclusive-owner-late.policy", late))
        + under(new Source("exclusive-owner.policy", owner));
  }

  private static <T> T tree(Parsed<T> parsed) {
    return parsed.tree().orElseThrow(() -> new IllegalArgumentException("the text does not parse"));
  }

  /** The verdict, the count of the search, and move by move the runs that break a rule. */
  private String under(Source text) {
    PolicyTree policy = tree(PolicyParser.parse(text));
    Verdict verdict =
        LitmusRun.of(LitmusProgram.of(test, policy, List.of()), Limits.NONE, Observer.NONE);
    StringBuilder answer = new StringBuilder();
    answer.append(test.name()).append(" under ").append(policy.name()).append(": ");
    answer.append(verdict.cell()).append(", ").append(verdict.search().states());
    answer.append(" states, ").append(verdict.search().transitions()).append(" transitions\n");
    for (Map.Entry<Rule, Witness> broken : verdict.broken().entrySet()) {
      answer.append(broken.getKey().text()).append(":\n");
      moves(verdict.instance().program(), broken.getValue(), answer);
    }
    return answer.toString();
  }

  private static void moves(Program program, Witness witness, StringBuilder answer) {
    long[] state = new long[program.layout().words()];
    for (int i = 0; i < witness.length(); i++) {
      witness.state(i, state);
      Witness.Choice choice = witness.choices().get(i);
      Routine routine = program.routines().get(choice.actor());
      int pc = routine.pc().get(state, 0);
      answer.append("  ").append(routine.actor()).append('/').append(choice.choice());
      answer.append(' ').append(routine.steps().get(pc).origin().place()).append('\n');
    }
  }
}
