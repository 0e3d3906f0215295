package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckerTest {
  @Test
  void wholePolicyHasNothingWrong() {
    assertThat(PolicyChecker.diagnose(Texts.source(Texts.POLICY))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return may_fail(ENOMEM) ? 1 : 0;",
        "if (f && helper(f)) return 0; return 1;",
        "f.n = f.n + handle_delete(f, 1); return 0;",
        "b = alloc(); return lock_killable(device.lock) + 1;",
      })
  void callsOfSeveralStepsStandAlone(String body) {
    assertThat(Texts.codesIn(body)).containsExactly(Code.NESTED_CALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (helper(f)) return 1; if (!helper(f)) return 2; return 0;",
        "bool x = helper(f); return x ? 1 : 0;",
        "if (may_fail(ENOMEM)) return 1; may_fail(EIO); copy_to_user(1); return 0;",
        "if (f.me && !try_get(f.me)) return -ENODEV; return 0;",
        "int r = lock_killable(device.lock); if (r) return r; unlock(device.lock); return 0;",
        "guard_read(device.sem); guard(device.gate); synchronize(device.gate); return 0;",
        "lock_write(device.sem); trylock_read(device.sem); unlock_write(device.sem); return 0;",
        "int i = idr_alloc(device.table, b); bo *x = idr_find(device.table, i); put(x);"
            + " idr_replace(device.table, i, NULL); x = idr_remove(device.table, i); return 0;",
        "int r = reserve_fd(); if (r < 0) return r; fd_install(r, d); return r;",
        "f.who = current; f.pid = current; if (f.who == f.pid && capable()) return tenant; return"
            + " 0;",
        "scrub(device); flush(f); zap_maps(b); cancel_commands(f.me); cut_dma(device); return 0;",
        "owner *o = get(f.me); o = new owner; o = NULL; get(NULL); put(NULL); return 0;",
        "wait(commands_idle(f) && !exists(mr m : m.dmabuf == d)); return wait_timeout(f.flag);",
        "for_each(command c : c.file == f) { if (c.bo) continue; break; } return 0;",
        "if (f.flag) goto out; scoped_guard(d.resv) { f.flag = true; } out: return 0;",
        "if (f.flag) { guard(device.lock); return 1; } return 0;",
        "free(b); quarantine(b); device.owner = f.me; return queue_command(f, b) ? 1 : 0;",
      })
  void idiomsOfDriversAreFine(String body) {
    assertThat(Texts.codesIn(body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          f.flag = 1; return 0;                    | WRONG_TYPE
          f.n = true; return 0;                    | WRONG_TYPE
          f.me = b; return 0;                      | WRONG_TYPE
          if (f == b) return 1; return 0;          | WRONG_TYPE
          if (f.flag == 1) return 1; return 0;     | WRONG_TYPE
          return EBUSY;                            | WRONG_TYPE
          return -5;                               | BAD_NUMBER
          idr_alloc(device.table, f); return 0;    | WRONG_TYPE
          idr_replace(device.table, 1, f); return 0; | WRONG_TYPE
          u32 n; return 0;                         | NOT_IN_LANGUAGE
          if (f.n == -1) return 1; return 0;       | BAD_NUMBER
          may_fail(-ENOMEM); return 0;             | WRONG_TYPE
          device.lock = device.lock; return 0;     | WRONG_TYPE
          mutex m; return 0;                       | WRONG_TYPE
          int r = scrub(b); return r;              | WRONG_TYPE
          get(device); return 0;                   | WRONG_TYPE
          put(d.resv); return 0;                   | WRONG_TYPE
          if (device.lock) return 1; return 0;     | WRONG_TYPE
          return f.n.x;                            | WRONG_TYPE
          d.bo = b; return 0;                      | READ_ONLY
          device = NULL; return 0;                 | READ_ONLY
          current = f.who; return 0;               | READ_ONLY
          x = 1; return 0;                         | UNKNOWN_NAME
          if (leaked) return 1; return 0;          | UNKNOWN_NAME
          { int r; r = 1; } return r;              | UNKNOWN_NAME
          int f; return 0;                         | DUPLICATE
          out: out: return 0;                      | DUPLICATE
          f.mee = NULL; return 0;                  | UNKNOWN_FIELD
          frob(f); return 0;                       | UNKNOWN_CALL
          scrub(f, b); return 0;                   | WRONG_COUNT
          helper(); return 0;                      | WRONG_COUNT
          helper(b); return 0;                     | WRONG_TYPE
          frob *x; return 0;                       | UNKNOWN_KIND
          b = new bo; return 0;                    | UNKNOWN_KIND
          for_each(frob x : x) { } return 0;       | UNKNOWN_KIND
          return -EBUSI;                           | UNKNOWN_ERRNO
          put(get(new owner)); return 0;           | TWO_EFFECTS
          wait(try_get(f)); return 0;              | EFFECT_IN_CONDITION
          for_each(bo x : helper(f)) { } return 0; | EFFECT_IN_CONDITION
          guard(device.sem); return 0;             | LOCK_MODE
          guard_read(device.lock); return 0;       | LOCK_MODE
          lock(device.sem); return 0;              | LOCK_MODE
          guard(device); return 0;                 | NOT_A_LOCK
          lock(f); return 0;                       | NOT_A_LOCK
          back: goto back;                         | BAD_GOTO
          goto in; { in: return 1; }               | BAD_GOTO
          if (f.flag) goto out; guard(device.lock); out: return 0; | BAD_GOTO
          if (f.flag) guard(device.lock); return 0; | CONDITIONAL_GUARD
          continue; return 0;                      | OUTSIDE_LOOP
          return;                                  | NO_RESULT
          if (f.flag) return 1;                    | NO_RESULT
          hw_stop(NULL); return 0;                 | IMPORTER_ONLY
          """)
  void slipsInABodyAreNamed(String body, Code code) {
    assertThat(Texts.codesIn(body)).contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fil { bool x; }                                   | UNKNOWN_KIND
          uverbs { bool x; }                                | UNKNOWN_KIND
          file { bool pid; }                                | DUPLICATE
          file { bool x; } file { int x; }                  | DUPLICATE
          struct bo { bool x; }                             | DUPLICATE
          file { owner *o; }                                | UNKNOWN_KIND
          release(file f) { device.owner = NULL; }          | UNKNOWN_FIELD
          opne(file f) { return 0; }                        | BAD_ENTRY_POINT
          open(bo b) { return 0; }                          | BAD_ENTRY_POINT
          GO(bo b) { return 0; }                            | BAD_ENTRY_POINT
          GO(file f, map m) { return 0; }                   | BAD_ENTRY_POINT
          void open(file f) { }                             | BAD_ENTRY_POINT
          void put(file f) { }                              | DUPLICATE
          GO(file f) { return 0; } GO(file f) { return 1; } | DUPLICATE
          void h() { } void h(file f) { }                   | DUPLICATE
          reset() __acquires(device) { return 0; }          | BAD_MARK
          void a() { b(); } void b() { a(); }               | RECURSION
          void h() { may_fail(EIO); }                       | NO_RESULT
          bool h() { }                                      | NO_RESULT
          release(bo b) { return 1; }                       | UNWANTED_RESULT
          never put(NULL);                                  | EFFECT_IN_CONDITION
          """)
  void slipsInDeclarationsAreNamed(String declarations, Code code) {
    assertThat(Texts.codesOf(declarations)).contains(code);
  }

  /** What a kernel developer writes first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          device { mutex l; } open(file f) { mutex_lock(device.l); return 0; } | write guard(l) or lock(l)
          open(file f) { unsigned int n; return 0; }       | write int
          open(file f) { kref_put(f); return 0; }          | write put(x)
          open(file f) { return owns(f); }                 | it is for conditions of tests
          open(file f) { bo *b = alloc; return 0; }        | to call it, write alloc(...)
          device { mutex l; } open(file f) { guard(l); return 0; } | did you mean 'device.l'?
          open(file f) { if (f == 0) return 0; return 0; } | compare with NULL
          struct t { } device { idr<t> i; } open(file f) { return idr_alloc(device.i, f); } | a t here
          Go(file f) { return 0; }                         | an ioctl is in capitals
          close(file f) { return 0; }                      | write flush(file) or release(file)
          """)
  void theLikelyFixIsOffered(String declarations, String help) {
    assertThat(PolicyChecker.diagnose(Texts.source("policy p " + declarations)))
        .singleElement()
        .satisfies(told -> assertThat(told.render()).contains(help));
  }

  @Test
  void releasesOfSeveralKindsAndOfStructsLiveTogether() {
    assertThat(
            Texts.codesOf(
                """
                struct lease { file *of; }
                release(file f) { }
                release(bo b) { free(b); }
                release(lease l) { put(l.of); }
                mmap(file f, map m, bo b) { return 0; }
                mmap(dmabuf d, map m) { return 0; }
                """))
        .isEmpty();
  }

  @Test
  void onlyTheCallsOfACycleAreRecursive() {
    String text = "void a() { b(); }\nvoid b() { c(); }\nvoid c() { b(); d(); }\nvoid d() { }";
    assertThat(Texts.codesOf(text)).containsExactly(Code.RECURSION, Code.RECURSION);
  }

  @Test
  void importersHaveVerbsAndFunctionsOfTheirOwn() {
    assertThat(
            Texts.codesOf(
                """
                importer LATE {
                	mr { bool late; }
                	reg_mr(mr m, dmabuf d)
                	{
                		int r = dma_buf_attach(m, d);
                		if (!r)
                			undo(m);
                		return r;
                	}
                	void undo(mr m) { m.late = true; hw_stop(m); }
                }
                importer SOON {
                	mr { bool late; }
                	access(mr m) { return 0; }
                }
                """))
        .isEmpty();
    assertThat(Texts.codesOf("importer X { mr { bool l; } }\nimporter Y { mr { int l; } }"))
        .containsExactly(Code.DUPLICATE);
  }

  @Test
  void rulesAndStatesArePredicatesOfProperties() {
    assertThat(Texts.codesOf("never leaked && (OWNED || exists(file f : f.pid));")).isEmpty();
    assertThat(Texts.codesOf("never leaky;")).containsExactly(Code.UNKNOWN_NAME);
  }

  @Test
  void nearestNameIsProposed() {
    List<Diagnostic> found =
        PolicyChecker.diagnose(Texts.source("policy p GO(file f) { scrb(f); return 0; }"));
    assertThat(found.get(0).help()).containsExactly("did you mean 'scrub'?");
  }

  @Test
  void whatMayFollowFromASyntaxErrorIsNotToldWithIt() {
    assertThat(Texts.codesOf("GO(file f) { int r int s; r = 1; return r; }"))
        .containsExactly(Code.EXPECTED);
    assertThat(Texts.codesOf("GO(file f) { int r int s; f.pid = 1; return 0; }"))
        .containsExactly(Code.EXPECTED, Code.WRONG_TYPE);
  }

  @Test
  void typesFieldsAndCalleesAreAnsweredToTheCompiler() {
    Checked checked =
        PolicyChecker.check(
            Texts.policy(
                """
                policy p
                owner { }
                file { owner *me; int n : 6; }
                bool mine(file f) { return f.me == device.owner; }
                GO(file f) { bool b = mine(f); scrub(f); return f.n; }
                """));
    assertThat(checked.ok()).isTrue();
    assertThat(checked.fieldsOf("file"))
        .extracting(PolicyTree.Field::name)
        .containsExactly("pid", "me", "n");
    assertThat(checked.fieldType("file", "me")).isEqualTo(Type.pointer("owner"));
    assertThat(checked.fieldType("device", "owner")).isEqualTo(Type.pointer("owner"));
    assertThat(checked.fieldType("file", "n").bits()).isEqualTo(6);
    List<Statement> body = checked.tree().functions().get(1).body().statements();
    Expr.Call mine = (Expr.Call) ((Statement.Assign) body.get(1)).value();
    assertThat(checked.typeOf(mine)).isEqualTo(Type.BOOL);
    assertThat(checked.functionOf(mine).orElseThrow().name()).isEqualTo("mine");
    assertThat(checked.verbOf(mine)).isEmpty();
    Expr.Call scrub = ((Statement.Do) body.get(2)).call();
    assertThat(checked.verbOf(scrub).orElseThrow().place()).isEqualTo(Verb.Place.EFFECT);
    Expr value = ((Statement.Return) body.get(3)).value().orElseThrow();
    assertThat(checked.typeOf(value).base()).isEqualTo(Type.Base.INT);
    assertThat(checked.typeOf(((Expr.Member) value).object())).isEqualTo(Type.pointer("file"));
  }
}
