package org.dropmaster.compile;

import java.util.List;
import java.util.Optional;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** What a verb of the language does; each part of the simulated kernel brings its own. */
public sealed interface Verb {
  /** Reads the state and nothing else. */
  non-sealed interface Pure extends Verb {
    Term of(Writer writer, List<Value> arguments);
  }

  /** Changes the state within the step of the statement that names it, and gives a value. */
  non-sealed interface Atomic extends Verb {
    Term of(Writer writer, List<Value> arguments, List<Effect> effects);
  }

  /** Changes the state within the step of the statement that names it, and gives nothing. */
  non-sealed interface Change extends Verb {
    void of(Writer writer, List<Value> arguments, List<Effect> effects);
  }

  /** Takes several steps, waits, or can go several ways. */
  non-sealed interface Compound extends Verb {
    void write(Writer writer, List<Value> arguments, Optional<Cells> result);
  }
}
