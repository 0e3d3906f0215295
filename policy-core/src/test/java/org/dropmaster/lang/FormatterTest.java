package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatterTest {
  private static String policy(String text) {
    Source source = Texts.source(text);
    return Formatter.format(PolicyParser.parse(source).tree().orElseThrow(), source);
  }

  private static String litmus(String text) {
    Source source = Texts.source(text);
    return Formatter.format(LitmusParser.parse(source).tree().orElseThrow(), source);
  }

  @Test
  void canonicalPolicyStaysAsItIs() {
    assertThat(policy(Texts.POLICY)).isEqualTo(Texts.POLICY);
  }

  @Test
  void canonicalTestStaysAsItIs() {
    assertThat(litmus(Texts.LITMUS)).isEqualTo(Texts.LITMUS);
  }

  @Test
  void messyPolicyBecomesCanonical() {
    String messy =
        """
        policy   p
        device{mutex lock;bool x;/* in here */ owner *o; }
        /* helper */
        void revoke(owner *o) { o->revoked = true; }
        int h(file f){
          int r=3;   // set
          b = f->me ? 1+(2-3)-4 : a||(b&&!(c==d));
        out:
          if (b) /* why */ { put(o); } else if (c) return 1; else { /* nothing */ }
          for_each ( dmabuf d : d.bo == NULL ) zap_maps(d.bo);
          if(x){put(o);}
          return 0; /* last */
          /* very last */
        }
        // eof
        """;
    assertThat(policy(messy))
        .isEqualTo(
            """
            policy p

            device {
            	mutex lock;
            	bool x;          /* in here */
            	owner *o;
            }

            /* helper */
            void revoke(owner o) { o.revoked = true; }

            int h(file f)
            {
            	int r = 3; // set

            	b = f.me ? 1 + (2 - 3) - 4 : a || (b && !(c == d));
            out:
            	if (b) { /* why */
            		put(o);
            	} else if (c) {
            		return 1;
            	} else {
            		/* nothing */
            	}
            	for_each(dmabuf d : d.bo == NULL) {
            		zap_maps(d.bo);
            	}
            	if (x)
            		put(o);
            	return 0; /* last */
            	/* very last */
            }
            // eof
            """);
  }

  @Test
  void longConditionIsBrokenBehindItsOperators() {
    String text =
        "policy p\nGO(file f) { if (aaaaaaaaaaaaaaaaaaaaaaaaa && bbbbbbbbbbbbbbbbbbbbbbbbb &&"
            + " ccccccccccccccccccccccccc) return 0; }";
    assertThat(policy(text))
        .contains(
            """
            	if (aaaaaaaaaaaaaaaaaaaaaaaaa && bbbbbbbbbbbbbbbbbbbbbbbbb &&
            	    ccccccccccccccccccccccccc)
            		return 0;
            """);
  }

  @Test
  void commentBehindALongConditionStays() {
    String text =
        "policy p\n"
            + "GO(file f) { return aaaaaaaaaaaaaaaaaaaaaaaaa && bbbbbbbbbbbbbbbbbbbbbbbbbbbbb &&"
            + " ccccccccccccccccccccccccc; /* so */ }";
    String once = policy(text);
    assertThat(once).contains("ccccc; /* so */\n");
    assertThat(policy(once)).isEqualTo(once);
  }

  @Test
  void linesOfACommentMoveWithIt() {
    String text =
        "policy p\nGO(file f)\n{\n    /*\n     * one\n     *   two\n     */\n    return 0;\n}\n";
    assertThat(policy(text)).contains("{\n\t/*\n\t * one\n\t *   two\n\t */\n\treturn 0;\n}\n");
  }

  @Test
  void testOutOfAMailLosesItsQuoteMarks() {
    String mail = "Hi,\n\n> " + Texts.LITMUS.replace("\n", "\n> ") + "\n-- \nBob /* unclosed\n";
    assertThat(litmus(mail)).isEqualTo(Texts.LITMUS);
  }

  @Test
  void builtTestGetsItsHeaderWritten() {
    LitmusTree read = Texts.litmus(Texts.LITMUS);
    String text = Formatter.format(read, Texts.source(""));
    assertThat(text).contains("/*\n * Result: Never\n * Policy: exclusive-owner\n");
    assertThat(Texts.shape(Texts.litmus(text))).isEqualTo(Texts.shape(read));
  }

  @Test
  void longScheduleIsBroken() {
    String text = Texts.LITMUS.replace("{ P0 P0/1 engine }", "{" + " P0 P1/2".repeat(40) + " }");
    String once = litmus(text);
    assertThat(once.lines()).allMatch(line -> line.length() <= 80);
    assertThat(Texts.litmus(once).schedule()).hasSize(80);
    assertThat(litmus(once)).isEqualTo(once);
  }

  @Test
  void secondCommentBehindALongOneGoesToTheNextStatement() {
    String text = "policy p\nGO(file f)\n{\n\tif (f) /* a\n\tb */ /* c */\n\t\treturn 0;\n}\n";
    String once = policy(text);
    assertThat(once).contains("\tb */\n\t\t/* c */\n\t\treturn 0;\n");
    assertThat(policy(once)).isEqualTo(once);
  }
}
