package org.dropmaster.lab;

import org.teavm.jso.dom.html.HTMLDocument;

/** Runs the flagship in the browser and writes what it says into the page. */
public final class BarePage {
  private BarePage() {}

  /** The page's own start. */
  public static void main(String... args) {
    HTMLDocument.current().getElementById("answer").setTextContent(Flagship.answer());
  }
}
