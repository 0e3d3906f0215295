package org.dropmaster.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarePageIT {
  @Test
  void theBrowserSaysWhatTheJvmSays(@TempDir Path scratch) throws Exception {
    Optional<Chromium> browser = Chromium.find();
    if (browser.isEmpty()) {
      System.err.println("SKIPPED: the run in a browser, as there is no chromium here.");
    }
    assumeTrue(browser.isPresent(), "no chromium");

    String document = browser.orElseThrow().documentOf(page(), scratch);

    assertThat(answerIn(document)).isEqualTo(Flagship.answer());
  }

  private static Path page() {
    return Path.of(System.getProperty("page", "target/page/bare.html")).toAbsolutePath();
  }

  private static String answerIn(String document) {
    int start = document.indexOf("<pre id=\"answer\">");
    int end = document.indexOf("</pre>", start);
    assertThat(start).as("the answer in %s", document).isNotNegative();
    return document
        .substring(document.indexOf('>', start) + 1, end)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
