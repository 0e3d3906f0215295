package org.dropmaster.report.promela;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;
import org.junit.jupiter.api.Test;

class SpanTest {
  private final Layout layout = new Layout();
  private final Cells count = layout.shared("count", 0, 1, 15);
  private final Cells result = layout.signed("result", 0, 1, 8);

  private static Span of(Term term) {
    return Span.of(term, Map.of());
  }

  @Test
  void aCountThatIsRaisedMayNotFit() {
    assertThat(of(Term.of(count).plus(1))).isEqualTo(new Span(1, 16));
    assertThat(of(Term.of(count).plus(1)).within(Span.of(count))).isFalse();
  }

  @Test
  void aSignedFieldReachesBelowZero() {
    assertThat(Span.of(result)).isEqualTo(new Span(-128, 127));
  }

  @Test
  void aChoiceSpansBothSides() {
    Term either = Term.of(count).ne(0).pick(Term.of(-1), Term.of(count));
    assertThat(of(either)).isEqualTo(new Span(-1, 15));
  }

  @Test
  void bitsAreFilledBelowTheHighest() {
    Term shifted = Term.of(count).binary(Term.Op.SHL, Term.of(2));
    assertThat(of(Term.of(count).binary(Term.Op.JOIN, Term.of(16)))).isEqualTo(new Span(0, 31));
    assertThat(of(shifted)).isEqualTo(new Span(0, 60));
    assertThat(of(Term.of(count).binary(Term.Op.MEET, Term.of(3)))).isEqualTo(new Span(0, 3));
  }

  @Test
  void whatMayOverflowIsAnything() {
    Term far = Term.of(count).binary(Term.Op.SHL, Term.of(31));
    assertThat(of(far)).isEqualTo(Span.ALL);
    assertThat(of(result.count() > 0 ? Term.of(result).binary(Term.Op.MEET, Term.of(1)) : far))
        .isEqualTo(Span.ALL);
  }
}
