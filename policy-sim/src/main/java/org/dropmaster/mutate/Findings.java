package org.dropmaster.mutate;

import java.util.List;

/**
 * What came of all the changes to a policy.
 *
 * @param tests how many tests apply to it
 * @param left those that apply and were left out, since a limit is hit on the policy as it is
 */
public record Findings(String policy, int tests, List<String> left, List<OfLine> lines) {
  /**
   * A line and what the tests say to each of its mutants.
   *
   * @param answers in the order of its mutants
   */
  record OfLine(PolicyLine line, List<Answer> answers) {
    /** How it stands with the line. */
    Standing standing() {
      if (lost().isEmpty()) {
        return Standing.NEEDED;
      } else if (lost().stream().allMatch(a -> a.kind() == Answer.Kind.CAUGHT)) {
        return Standing.CAUGHT;
      } else if (line.kept().isPresent()) {
        return Standing.KEPT;
      }
      boolean unknown = lost().stream().noneMatch(a -> a.kind() == Answer.Kind.SURVIVES);
      return unknown ? Standing.UNKNOWN : Standing.MISSED;
    }

    /** The answer to its loss; where that leaves no policy, those to what weakens it. */
    private List<Answer> lost() {
      List<Answer> programs =
          answers.stream().filter(a -> a.kind() != Answer.Kind.NO_PROGRAM).toList();
      boolean loss = !programs.isEmpty() && line.mutants().get(0).loss();
      return loss && answers.get(0).kind() != Answer.Kind.NO_PROGRAM
          ? programs.subList(0, 1)
          : programs;
    }
  }

  /** How it stands with a line. */
  public enum Standing {
    /** A test notices its loss. */
    CAUGHT,
    /** No test notices, and a comment says why the line is there. */
    KEPT,
    /** Without it the text is no policy. */
    NEEDED,
    /** A limit was hit before a test noticed. */
    UNKNOWN,
    /** No test notices. */
    MISSED
  }

  /** How many lines stand so. */
  public long count(Standing standing) {
    return lines.stream().filter(l -> l.standing() == standing).count();
  }

  /** How many changes were answered so. */
  long count(Answer.Kind kind) {
    return lines.stream().flatMap(l -> l.answers().stream()).filter(a -> a.kind() == kind).count();
  }
}
