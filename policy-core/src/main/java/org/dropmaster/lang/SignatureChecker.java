package org.dropmaster.lang;

import java.util.List;
import java.util.Optional;

/** Checks names, parameters and marks of functions, and gathers who can be called. */
final class SignatureChecker {
  private final Kinds kinds;
  private final Diagnostics problems;
  private final boolean importer;

  SignatureChecker(Kinds kinds, Diagnostics problems, boolean importer) {
    this.kinds = kinds;
    this.problems = problems;
    this.importer = importer;
  }

  Functions functions(List<PolicyTree.Function> declared) {
    Functions functions = new Functions();
    for (PolicyTree.Function function : declared) {
      if (function.helper()) {
        helper(function);
      } else {
        entryPoint(function);
      }
      mark(function);
      Optional<PolicyTree.Function> earlier = functions.add(function);
      earlier.ifPresent(first -> duplicate(function, first));
    }
    return functions;
  }

  private static Span name(PolicyTree.Function function) {
    Span whole = function.span();
    return function.helper()
        ? whole
        : new Span(whole.source(), whole.start(), whole.start() + function.name().length());
  }

  private void duplicate(PolicyTree.Function function, PolicyTree.Function first) {
    problems.add(
        name(function),
        Code.DUPLICATE,
        "'" + function.name() + "' is defined already, on line " + first.span().line(),
        "");
  }

  private void helper(PolicyTree.Function function) {
    new DeclarationChecker(kinds, problems).type(function.span(), function.result());
    if (!Vocabulary.verbs(function.name()).isEmpty()) {
      problems.add(
          name(function),
          Code.DUPLICATE,
          "'" + function.name() + "' is a verb of the language",
          "",
          "choose another name for the helper");
    } else if (!EntryPoints.forms(function.name(), importer).isEmpty()) {
      problems.add(
          name(function),
          Code.BAD_ENTRY_POINT,
          "'" + function.name() + "' is an entry point, which has no result type",
          "",
          "write " + EntryPoints.forms(function.name(), importer).get(0));
    }
  }

  private void entryPoint(PolicyTree.Function function) {
    boolean ioctl = !importer && EntryPoints.ioctl(function.name());
    List<String> forms = EntryPoints.forms(function.name(), importer);
    if (ioctl && !EntryPoints.ioctlParameters(function.parameters())) {
      bad(function, "an ioctl takes a file, then ints, bos, dmabufs and files");
    } else if (!ioctl && forms.isEmpty()) {
      problems.add(
          name(function),
          Code.BAD_ENTRY_POINT,
          "the kernel calls no '" + function.name() + "'",
          "",
          Suggestion.of(function.name(), EntryPoints.names(importer), otherwise(function.name())));
    } else if (!ioctl && !forms.contains(form(function)) && !releasesStruct(function)) {
      bad(function, "write " + String.join(" or ", forms));
    }
  }

  private String otherwise(String name) {
    String helper = "a helper has a result type: void " + name + "(...)";
    return importer
        ? helper
        : name.equals("close")
            ? "write flush(file) or release(file)"
            : "an ioctl is in capitals, as ACQUIRE(file f); " + helper;
  }

  private void bad(PolicyTree.Function function, String help) {
    problems.add(
        name(function),
        Code.BAD_ENTRY_POINT,
        "the kernel does not call '" + function.name() + "' with these parameters",
        "",
        help);
  }

  private boolean releasesStruct(PolicyTree.Function function) {
    return function.name().equals("release")
        && function.parameters().size() == 1
        && kinds.struct(function.parameters().get(0).type().kind());
  }

  private static String form(PolicyTree.Function function) {
    List<String> kinds = function.parameters().stream().map(p -> p.type().kind()).toList();
    return function.name() + "(" + String.join(", ", kinds) + ")";
  }

  /** Calls of a file, also as a helper: the event is then the helper's return; and the reset. */
  private void mark(PolicyTree.Function function) {
    boolean ofFile =
        !function.parameters().isEmpty()
            && function.parameters().get(0).type().equals(Type.pointer("file"));
    boolean ofDevice =
        function.mark() == PolicyTree.Mark.RELEASES
            && !function.helper()
            && List.of("reset", "remove").contains(function.name());
    if (function.mark() != PolicyTree.Mark.NONE && (importer || !ofFile && !ofDevice)) {
      problems.add(
          name(function),
          Code.BAD_MARK,
          "'" + function.name() + "' is no call of a file",
          "",
          "mark the entry point that takes the file");
    }
  }
}
