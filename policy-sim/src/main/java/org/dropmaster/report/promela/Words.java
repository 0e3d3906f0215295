package org.dropmaster.report.promela;

import java.util.HashSet;
import java.util.Set;

/** Names that Promela and the C that SPIN makes of it accept, each given out once. */
final class Words {
  private static final Set<String> RESERVED =
      Set.of(
          ("active assert atomic bit bool break byte c_code c_decl c_expr c_state c_track chan"
                  + " d_step do else empty enabled eval false fi for full get_priority goto hidden if"
                  + " in init inline int len local ltl mtype nempty never nfull notrace np_ od of"
                  + " pc_value pid printf printm priority proctype provided return run select"
                  + " set_priority short show skip timeout trace true typedef unless unsigned xr xs"
                  + " auto case char const continue default double enum extern float long register"
                  + " signed sizeof static struct switch union void volatile while now note due part judge")
              .split(" ", -1));

  private final Set<String> given = new HashSet<>(RESERVED);

  /** A name as near to the wish as it can be. */
  String name(String wish) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < wish.length(); i++) {
      char c = wish.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      letters.append(plain ? c : '_');
    }
    String name = letters.toString();
    for (int i = 2; !given.add(name); i++) {
      name = letters + "_" + i;
    }
    return name;
  }
}
