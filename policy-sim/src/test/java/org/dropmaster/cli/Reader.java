package org.dropmaster.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody who does what a page says, to the letter: writes its files, makes its changes and types
 * its commands, in a folder that looks like the root of the source tree.
 */
final class Reader {
  private static final String LAUNCHER = "policy-sim/bin/dropmaster ";
  private static final Pattern PROMPT = Pattern.compile("q: end > ");

  private final Path folder;

  Reader(Path folder) throws Exception {
    this.folder = folder;
    shell("mkdir docs && cp -r '" + Page.ROOT + "'/docs/how-to docs");
  }

  /** What a block looks like once its reader has done what it says. */
  String follow(Page.Block block) throws Exception {
    if (block.kind().equals("console")) {
      return console(block.text());
    } else if (block.file().isEmpty()) {
      return block.text();
    } else if (block.kind().equals("diff")) {
      change(block);
      return block.text();
    }
    Files.writeString(folder.resolve(block.file()), block.text());
    return block.text();
  }

  /** Lines that begin with "-" make room for those with "+", between those with a blank. */
  private void change(Page.Block block) throws IOException {
    Path file = folder.resolve(block.file());
    String before = Files.readString(file);
    String old = without('+', block.text());
    int at = before.indexOf(old);
    if (at < 0 || before.indexOf(old, at + 1) >= 0) {
      throw new AssertionError("not once in " + block.file() + ":\n" + old);
    }
    Files.writeString(file, before.replace(old, without('-', block.text())));
  }

  private static String without(char sign, String diff) {
    StringBuilder kept = new StringBuilder();
    diff.lines()
        .filter(line -> line.isEmpty() || line.charAt(0) != sign)
        .forEach(line -> kept.append(line.substring(Math.min(1, line.length()))).append('\n'));
    return kept.toString();
  }

  private String console(String text) throws Exception {
    StringBuilder seen = new StringBuilder();
    for (String part : text.split("(?m)^\\$ ", -1)) {
      if (!part.isEmpty()) {
        int end = part.indexOf('\n');
        seen.append("$ ").append(part, 0, end + 1);
        seen.append(said(part.substring(0, end), part.substring(end + 1)));
      }
    }
    return seen.toString();
  }

  private String said(String command, String expected) throws Exception {
    if (!command.startsWith(LAUNCHER)) {
      return shell(command);
    }
    String[] words =
        Stream.of(command.substring(LAUNCHER.length()).split(" ", -1))
            .map(word -> Files.exists(folder.resolve(word)) ? folder + "/" + word : word)
            .toArray(String[]::new);
    String answers = answers(expected);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
    try {
      Ran ran = Ran.of(words);
      String all = (ran.err() + ran.out()).replace(folder + "/", "");
      return echoed(all, answers);
    } finally {
      System.setIn(before);
    }
  }

  /** What the page has its reader type behind the prompts. */
  private static String answers(String expected) {
    StringBuilder answers = new StringBuilder();
    Matcher prompt = PROMPT.matcher(expected);
    while (prompt.find()) {
      answers.append(expected, prompt.end(), expected.indexOf('\n', prompt.end()) + 1);
    }
    return answers.toString();
  }

  /** As a terminal shows it: what is typed stands behind its prompt. */
  private static String echoed(String out, String answers) {
    StringBuilder seen = new StringBuilder();
    int from = 0;
    int typed = 0;
    Matcher prompt = PROMPT.matcher(out);
    while (prompt.find() && typed < answers.length()) {
      int next = answers.indexOf('\n', typed) + 1;
      seen.append(out, from, prompt.end()).append(answers, typed, next);
      from = prompt.end();
      typed = next;
    }
    return seen.append(out.substring(from)).toString();
  }

  private String shell(String command) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
