package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {
  @ParameterizedTest
  @EnumSource
  void theExampleOfACodeShowsIt(Code code) {
    Source source = Texts.source(code.example());
    boolean litmus = code.example().startsWith("C ");
    List<Diagnostic> found =
        litmus ? LitmusChecker.diagnose(source) : PolicyChecker.diagnose(source);
    assertThat(Texts.codes(found)).contains(code);
  }

  @ParameterizedTest
  @EnumSource
  void theExampleOfACodeShowsLittleElse(Code code) {
    Source source = Texts.source(code.example());
    boolean litmus = code.example().startsWith("C ");
    List<Diagnostic> found =
        litmus ? LitmusChecker.diagnose(source) : PolicyChecker.diagnose(source);
    assertThat(found).hasSizeBetween(1, 2);
  }

  @Test
  void numbersAreUniqueAndOnlyWarningsBeginWithW() {
    List<String> numbers = Arrays.stream(Code.values()).map(Code::number).toList();
    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(Code.UNREACHABLE.error()).isFalse();
    assertThat(Code.FOREIGN_REGISTER.number()).isEqualTo("E014");
  }
}
