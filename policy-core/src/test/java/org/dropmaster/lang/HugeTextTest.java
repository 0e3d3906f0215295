package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HugeTextTest {
  private static final int MEGABYTE = 1 << 20;
  private static final int LONG = 50_000;

  private static String repeated(String head, String piece) {
    return head + piece.repeat(LONG / piece.length());
  }

  /** A quadratic step anywhere would take minutes on these. */
  @Test
  @Timeout(value = 180, unit = TimeUnit.SECONDS)
  void longRunsOfOneThingTakeLinearTime() {
    List<String> heads = List.of("", "policy p\nGO(file f)\n{\n", "C t\n");
    List<String> pieces =
        List.of(
            "{",
            "}",
            "(",
            "/**/",
            "/",
            "$ ",
            "\u0000",
            "\n",
            "> ",
            "x;",
            "x: ",
            "int x;\n",
            "file { bool x; } ",
            "if (x) ",
            "P0(device *dev) { ",
            "f.a",
            "a && ",
            "policy p\n",
            "C t\n",
            "\"",
            "never x; /* c */",
            "x = 1; // c\n");
    for (String head : heads) {
      for (String piece : pieces) {
        GarbageProperties.check(repeated(head, piece));
      }
    }
  }

  @Test
  @Timeout(value = 180, unit = TimeUnit.SECONDS)
  void megabyteOfRandomBytesIsExplained() {
    byte[] bytes = new byte[MEGABYTE];
    new Random(1).nextBytes(bytes);
    StringBuilder text = new StringBuilder(MEGABYTE);
    for (byte each : bytes) {
      text.append((char) (each & 0xff));
    }
    GarbageProperties.check(text.toString());
    GarbageProperties.check("policy p\n" + text);
    GarbageProperties.check("C t\n" + text);
  }

  @Test
  @Timeout(value = 180, unit = TimeUnit.SECONDS)
  void megabyteOfGoodTextIsReadInLinearTime() {
    StringBuilder policy = new StringBuilder("policy p\n");
    StringBuilder litmus = new StringBuilder("C t\nP0(device *dev)\n{\n");
    for (int i = 0; i < 15_000; i++) {
      policy.append("void h").append(i).append("(file f)\n{\n\tint r = ").append(i % 9);
      policy.append(";\n\n\tif (f.pid == current)\n\t\th").append(i + 1).append("(f);\n}\n\n");
      litmus.append("\tint r").append(i).append(";\n\tr").append(i).append(" = open(dev);\n");
    }
    policy.append("void h15000(file f)\n{\n}\n");
    litmus.append("}\n\nexists (leaked)\n");
    assertThat(PolicyChecker.diagnose(Texts.source(policy.toString()))).isEmpty();
    assertThat(LitmusChecker.diagnose(Texts.source(litmus.toString()))).isEmpty();
    GarbageProperties.check(policy.toString());
    GarbageProperties.check(litmus.toString());
  }
}
