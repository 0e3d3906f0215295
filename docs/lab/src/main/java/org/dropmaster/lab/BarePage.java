package org.dropmaster.lab;

import org.teavm.jso.dom.html.HTMLDocument;

/** Runs the flagship in the browser and writes what it says into the page. */
public final class BarePage {
  private BarePage() {}

  /** The page's own start. */
  public static void main(String... args) {
    HTMLDocument page = HTMLDocument.current();
    String answer =
        new Flagship(text(page, "test")).answer(text(page, "late"), text(page, "owner"));
    page.getElementById("answer").setTextContent(answer);
  }

  private static String text(HTMLDocument page, String id) {
    return page.getElementById(id).getTextContent();
  }
}
