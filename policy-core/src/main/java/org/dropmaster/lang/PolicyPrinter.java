package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Prints policies. */
final class PolicyPrinter {
  private final Layout out;

  PolicyPrinter(Layout out) {
    this.out = out;
  }

  /** One declaration of a policy or an importer, whatever it declares. */
  private record Item(Span span, Object node) {}

  void print(PolicyTree tree) {
    if (!tree.name().isEmpty()) {
      Span whole = tree.span();
      int end = Math.min(whole.end(), whole.start() + "policy".length());
      Span head = new Span(whole.source(), whole.start(), end);
      out.before(head, false);
      out.line("policy " + tree.name());
      out.after(head, Integer.MAX_VALUE);
    }
    List<Item> items = new ArrayList<>();
    tree.fields().forEach(each -> items.add(new Item(each.span(), each)));
    tree.functions().forEach(each -> items.add(new Item(each.span(), each)));
    tree.importers().forEach(each -> items.add(new Item(each.span(), each)));
    tree.properties().forEach(each -> items.add(new Item(each.span(), each)));
    items(items, 0, !tree.name().isEmpty());
  }

  private void items(List<Item> items, int margin, boolean blankFirst) {
    if (items.stream().allMatch(each -> out.known(each.span()))) {
      items.sort(Comparator.comparingInt(each -> each.span().start()));
    }
    boolean apart = blankFirst;
    FieldsPrinter fields = new FieldsPrinter(out, margin);
    FunctionPrinter functions = new FunctionPrinter(out, margin);
    Object last = "";
    for (int i = 0; i < items.size(); i++) {
      Object node = items.get(i).node();
      boolean high = high(node, fields, functions);
      boolean other = i > 0 && node.getClass() != last.getClass();
      out.before(items.get(i).span(), i == 0 ? blankFirst : apart || high || other);
      if (node instanceof PolicyTree.Fields each) {
        fields.print(each, following(items, i));
      } else if (node instanceof PolicyTree.Function function) {
        functions.print(function);
      } else {
        other(node, margin);
      }
      out.after(
          items.get(i).span(),
          i + 1 < items.size() ? out.start(items.get(i + 1).span()) : Integer.MAX_VALUE);
      apart = high;
      last = node;
    }
  }

  /** The fields of kinds that follow each other without anything between, from one of them on. */
  private static List<PolicyTree.Fields> following(List<Item> items, int from) {
    List<PolicyTree.Fields> run = new ArrayList<>();
    for (int i = from; i < items.size() && i < from + 20; i++) {
      if (!(items.get(i).node() instanceof PolicyTree.Fields fields)) {
        break;
      }
      run.add(fields);
    }
    return run;
  }

  /** Whether it takes several lines, and so stands between blank lines. */
  private static boolean high(Object node, FieldsPrinter fields, FunctionPrinter functions) {
    if (node instanceof PolicyTree.Function function) {
      return !functions.oneLine(function);
    }
    return node instanceof PolicyTree.Importer
        || node instanceof PolicyTree.Fields each && fields.high(each);
  }

  private void other(Object node, int margin) {
    if (node instanceof PolicyTree.Importer importer) {
      importer(importer, margin);
    } else if (node instanceof PolicyTree.Property property) {
      out.line(property.quantifier() + " ", property.condition(), ";");
    }
  }

  private void importer(PolicyTree.Importer importer, int margin) {
    out.line("importer " + importer.name() + " {");
    out.in(importer.span());
    List<Item> items = new ArrayList<>();
    importer.fields().forEach(each -> items.add(new Item(each.span(), each)));
    importer.functions().forEach(each -> items.add(new Item(each.span(), each)));
    items(items, margin + 1, false);
    out.closing(importer.span());
    out.out();
    out.line("}");
  }
}
