package org.dropmaster.lab;

import org.dropmaster.lang.Source;

/** What the bare page shows: the same words on every machine that runs the engine. */
public final class Flagship {
  private Flagship() {}

  /** The answer as text. */
  public static String answer() {
    Source source = new Source("a.policy", "policy a\n\nnever true;\n");
    return source.line(source.text().indexOf("never")) + ": " + source.lineText(3) + "\n";
  }
}
