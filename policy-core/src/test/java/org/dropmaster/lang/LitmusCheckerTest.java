package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LitmusCheckerTest {
  private static List<Diagnostic> diagnose(String text) {
    return LitmusChecker.diagnose(Texts.source(text));
  }

  private static List<Code> codesIn(String body) {
    String threads =
        "C t\nP0(device *dev) { int f; int r; " + body + " }\nP1(device *dev) { int q; }\n";
    return Texts.codes(diagnose(threads + "exists (true)\n"));
  }

  private static List<Code> codesOf(String condition) {
    return Texts.codes(
        diagnose("C t\nP0(device *dev) { int f; f = open(dev); }\nexists (" + condition + ")\n"));
  }

  @Test
  void wholeTestHasNothingWrong() {
    assertThat(diagnose(Texts.LITMUS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          close(f);                 | UNSET_REGISTER
          f = open(dev); close(q);  | FOREIGN_REGISTER
          f = open(dev); close(z);  | UNKNOWN_NAME
          z = open(dev);            | UNKNOWN_NAME
          clos(3);                  | UNKNOWN_CALL
          close();                  | WRONG_COUNT
          ioctl(3);                 | WRONG_COUNT
          mmap(3, 1, 2);            | WRONG_COUNT
          open(3);                  | WRONG_TYPE
          close(P1);                | WRONG_TYPE
          send(3, 1);               | WRONG_TYPE
          reg_mr(3, 4);             | WRONG_TYPE
          kill(P7);                 | BAD_THREAD
          """)
  void slipsInCallsAreNamed(String body, Code code) {
    assertThat(codesIn(body)).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0:g == 1        | UNKNOWN_NAME
          3:f == 1        | BAD_THREAD
          0:f == EBUSY    | WRONG_TYPE
          0:f == -EBUSI   | UNKNOWN_ERRNO
          leeked          | UNKNOWN_NAME
          aliv(0:f)       | UNKNOWN_CALL
          live(0:f, 0:f)  | WRONG_COUNT
          dead(P4)        | BAD_THREAD
          put(0:f)        | UNKNOWN_CALL
          """)
  void slipsInConditionsAreNamed(String condition, Code code) {
    assertThat(codesOf(condition)).containsExactly(code);
  }

  @Test
  void objectsRulesAndStatesCanBeAsked() {
    assertThat(
            codesOf(
                "live(0:f) && owns(0:f) && mapped(0:f) && dead(P0) && leaked && PINNED"
                    + " && 0:f.me.revoked && exists(dmabuf d : d.bo == NULL)"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          THREAD(P5)      | BAD_RELATION
          CLONE_FILES(P1) | BAD_RELATION
          UVERBS(P9)      | BAD_RELATION
          FORK(P0)        | BAD_RELATION
          """)
  void relationsToNobodyAreNamed(String relation, Code code) {
    String text = "C t\nP0(device *dev) { }\nP1(device *dev) " + relation + " { }\nexists (true)\n";
    assertThat(Texts.codes(diagnose(text))).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"THREAD(P0) UVERBS(P0)", "CLONE_FILES(P0) UVERBS(P0)", "FORK(P0) UVERBS(P0)"})
  void whoHasAnUverbsFileAnywayNeedsNoOther(String relations) {
    String text =
        "C t\nP0(device *dev) { fork(P1); }\nP1(device *dev) "
            + relations
            + " { }\nexists (true)\n";
    List<Diagnostic> found =
        diagnose(relations.startsWith("F") ? text : text.replace("fork(P1);", ""));
    assertThat(Texts.codes(found)).containsExactly(Code.BAD_RELATION);
    assertThat(found.get(0).span().text()).isEqualTo("UVERBS(P0)");
  }

  @Test
  void forkedThreadHasTheRegistersOfItsParent() {
    String text =
        """
        C t
        P0(device *dev) { int f; f = open(dev); fork(P1); }
        P1(device *dev) FORK(P0) { close(f); }
        exists (1:f == 3)
        """;
    assertThat(diagnose(text)).isEmpty();
  }

  @Test
  void foreignRegisterOfAThreadThatSharesNothingIsToBeSent() {
    String text =
        """
        C t
        P0(device *dev) { int f; f = open(dev); }
        P1(device *dev) { close(f); }
        exists (true)
        """;
    assertThat(diagnose(text).get(0).help())
        .containsExactly("pass a descriptor with send(fd, P1) and fd = recv()");
  }

  @Test
  void resultIsAVerdictAndRules() {
    String text = Texts.LITMUS.replace("Result: Never", "Result: Never+deadlock+hung");
    assertThat(diagnose(text)).isEmpty();
    List<Diagnostic> found = diagnose(Texts.LITMUS.replace("Result: Never", "Result: Never+dead"));
    assertThat(Texts.codes(found)).containsExactly(Code.BAD_HEADER);
    assertThat(found.get(0).span().text()).isEqualTo("dead");
  }

  @Test
  void threadsAreNumberedInOrder() {
    String text = "C t\nP0(device *dev) { }\nP2(device *dev) { }\nexists (true)\n";
    assertThat(Texts.codes(diagnose(text))).containsExactly(Code.BAD_THREAD);
  }
}
