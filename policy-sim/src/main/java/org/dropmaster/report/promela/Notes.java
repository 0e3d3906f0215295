package org.dropmaster.report.promela;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the verifier prints when it first comes upon it: the verdict, piece by piece. */
final class Notes {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** A statement that prints this, once in a run of the verifier. */
  String note(String what) {
    return "c_code { note(" + numbers.computeIfAbsent(what, w -> numbers.size()) + "); }";
  }

  /** A statement that does so if a variable is not 0. */
  String noteIf(String variable, String what) {
    return note(what).replace("{ ", "{ if (now." + variable + ") ");
  }

  /** Declares what the statements call. */
  void declare(Block out) {
    out.open("c_code {");
    out.line("static const char *notes[] = {");
    numbers.keySet().forEach(what -> out.line("\t\"" + what + "\","));
    out.line("\t0");
    out.line("};");
    out.line("static char noted[" + (numbers.size() + 1) + "];");
    out.open("static void note(int which) {");
    out.open("if (!noted[which]) {");
    out.line("noted[which] = 1;");
    out.line("printf(\"note: %s\\n\", notes[which]);");
    out.close("}");
    out.close("}");
    out.close("}");
  }
}
