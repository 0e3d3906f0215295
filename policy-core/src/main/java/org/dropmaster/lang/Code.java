package org.dropmaster.lang;

/**
 * The kinds of diagnostic; the number is stable, the example is the shortest text that shows it.
 */
public enum Code {
  BAD_CHARACTER("E001", "policy p $"),
  UNCLOSED_COMMENT("E002", "policy p /* no end"),
  BAD_NUMBER("E003", "policy p GO(file f) { return 99999999999; }"),
  NO_OPENING("E004", "device { mutex lock; }"),
  EXPECTED("E005", "policy p GO(file f) { return 0 }"),
  UNCLOSED_BLOCK("E006", "policy p GO(file f) { return 0;"),
  TOO_DEEP("E007", "policy p GO(file f) { return " + "!".repeat(200) + "f; }"),
  NOT_IN_LANGUAGE("E008", "policy p GO(file f) { while (true) { } return 0; }"),
  BAD_THREAD("E009", "C t P0(device *dev) NEAR(P1) { } exists (true)"),
  NO_CONDITION("E010", "C t P0(device *dev) { }"),
  DUPLICATE("E011", "policy p file { bool x; bool x; }"),
  UNKNOWN_NAME("E012", "policy p GO(file f) { return r; }"),
  UNSET_REGISTER("E013", "C t P0(device *dev) { int f; close(f); } exists (true)"),
  FOREIGN_REGISTER(
      "E014",
      "C t P0(device *dev) { int f; f = open(dev); } P1(device *dev) { close(f); } exists (true)"),
  UNKNOWN_CALL("E015", "policy p GO(file f) { scrab(f); return 0; }"),
  WRONG_COUNT("E016", "policy p GO(file f) { scrub(); return 0; }"),
  WRONG_TYPE("E017", "policy p GO(file f) { return f; }"),
  UNKNOWN_KIND("E018", "policy p fil { bool x; }"),
  UNKNOWN_FIELD("E019", "policy p GO(file f) { f.me = NULL; return 0; }"),
  UNKNOWN_ERRNO("E020", "policy p GO(file f) { return -EBUSI; }"),
  READ_ONLY("E021", "policy p GO(file f, bo b) { b.file = f; return 0; }"),
  NESTED_CALL(
      "E022",
      "policy p bool h() { return true; } GO(file f) { if (h() && f) return 1; return 0; }"),
  TWO_EFFECTS("E023", "policy p GO(file f) { return fd_install(dma_buf_export(alloc())); }"),
  EFFECT_IN_CONDITION("E024", "policy p GO(file f) { wait(try_get(f)); return 0; }"),
  RECURSION("E025", "policy p void h() { h(); }"),
  NOT_A_LOCK("E026", "policy p file { bool x; } GO(file f) { guard(f.x); return 0; }"),
  LOCK_MODE("E027", "policy p file { rwsem s; } GO(file f) { guard(f.s); return 0; }"),
  BAD_GOTO("E028", "policy p GO(file f) { goto out; return 0; }"),
  OUTSIDE_LOOP("E029", "policy p GO(file f) { break; return 0; }"),
  NO_RESULT("E030", "policy p GO(file f) { }"),
  UNWANTED_RESULT("E031", "policy p release(file f) { return 1; }"),
  BAD_ENTRY_POINT("E032", "policy p opne(file f) { return 0; }"),
  BAD_MARK("E033", "policy p reset() __acquires(device) { return 0; }"),
  BAD_RELATION("E034", "C t P0(device *dev) THREAD(P7) { } exists (true)"),
  IMPORTER_ONLY("E035", "policy p release(file f) { hw_stop(NULL); }"),
  BAD_HEADER("E036", "C t /* Result: Perhaps */ P0(device *dev) { } exists (true)"),
  MISSING_STAR("E037", "policy p file { dmabuf d; }"),
  CONDITIONAL_GUARD(
      "E038", "policy p file { mutex l; } GO(file f) { if (f) guard(f.l); return 0; }"),
  UNREACHABLE("W001", "policy p GO(file f) { return 0; return 1; }");

  private final String number;
  private final String example;

  Code(String number, String example) {
    this.number = number;
    this.example = example;
  }

  /** As it is printed: {@code E014}. */
  public String number() {
    return number;
  }

  /** The shortest text that shows it. */
  public String example() {
    return example;
  }

  /** Whether a text with it cannot be used; a warning can. */
  public boolean error() {
    return number.charAt(0) == 'E';
  }
}
