package org.dropmaster.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    assertThat(answerIn(document))
        .contains("under exclusive-owner-late: Sometimes+used_after_free")
        .contains("under exclusive-owner: Never,")
        .isEqualTo(answerOfTheJvm());
  }

  private static String answerOfTheJvm() throws IOException {
    return new Flagship(resource("litmus/close-races-export.litmus"))
        .answer(
            resource("policy/exclusive-owner-late.policy"),
            resource("policy/exclusive-owner.policy"));
  }

  private static String resource(String name) throws IOException {
    ClassLoader classes = BarePageIT.class.getClassLoader();
    try (InputStream bytes = classes.getResourceAsStream("org/dropmaster/" + name)) {
      assertThat(bytes).as(name).isNotNull();
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
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
