package org.dropmaster.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dropmaster.litmus.Reduction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a search leaves out because it changes nothing that is found. */
final class Reductions {
  private static final String NONE = "none";

  @Option(
      names = "--reduce",
      split = ",",
      paramLabel = "WHAT",
      description = {
        "Leave out what changes nothing that is found: fusing (steps that nobody can notice are no",
        "moments), symmetry (like threads and processes are taken together), order (one order for",
        "moves that can be exchanged; runs are then not the shortest), or none of them."
      })
  private @Nullable List<String> words;

  /** Those asked for, or the usual ones. */
  Set<Reduction> or(Set<Reduction> usual) {
    if (words == null) {
      return usual;
    }
    Set<Reduction> all = EnumSet.noneOf(Reduction.class);
    for (String word : words) {
      if (!word.equals(NONE)) {
        all.add(of(word));
      } else if (words.size() > 1) {
        throw new UsageProblem("--reduce none goes with no other word.");
      }
    }
    return all;
  }

  private static Reduction of(String word) {
    for (Reduction reduction : Reduction.values()) {
      if (reduction.name().toLowerCase(Locale.ROOT).equals(word)) {
        return reduction;
      }
    }
    throw new UsageProblem(
        "--reduce knows no '" + word + "'. Use fusing, symmetry, order, or none.");
  }
}
