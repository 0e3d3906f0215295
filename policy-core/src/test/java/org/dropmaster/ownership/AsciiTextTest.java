package org.dropmaster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiTextTest {
  @Test
  void aLineIsFilledUpToTheWidthAndNotBeyond() {
    assertThat(AsciiText.wrapped("one two six", "  ", 9)).isEqualTo("  one two\n  six\n");
    assertThat(AsciiText.wrapped("one two six", "  ", 8)).isEqualTo("  one\n  two\n  six\n");
    assertThat(AsciiText.wrapped("one two six a", "  ", 9)).isEqualTo("  one two\n  six a\n");
  }

  @Test
  void aWordLongerThanTheWidthHasALineOfItsOwn() {
    assertThat(AsciiText.wrapped("a revocation b", " ", 5)).isEqualTo(" a\n revocation\n b\n");
  }

  @Test
  void blanksAtTheEndGoAndThoseBeforeStay() {
    assertThat(AsciiText.trimmedEnd(" a b  ")).isEqualTo(" a b");
    assertThat(AsciiText.trimmedEnd("   ")).isEmpty();
  }

  @Test
  void aTextLongerThanItsColumnIsKept() {
    assertThat(AsciiText.padded("ab", 4)).isEqualTo("ab  ");
    assertThat(AsciiText.padded("abcde", 4)).isEqualTo("abcde");
  }
}
