package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The entry points that the kernel calls: their parameters and results. */
final class EntryPoints {
  private static final Set<String> WITH_RESULT =
      Set.of("open", "mmap", "fault", "attach", "map", "dma_buf_pin", "reset", "reg_mr", "access");

  private static final List<String> OF_POLICIES =
      List.of(
          "open(file)",
          "flush(file)",
          "mmap(file, map, bo)",
          "mmap(dmabuf, map)",
          "fault(map)",
          "attach(dmabuf, attachment)",
          "detach(dmabuf, attachment)",
          "map(dmabuf, attachment)",
          "unmap(dmabuf, attachment)",
          "dma_buf_pin(dmabuf, attachment)",
          "dma_buf_unpin(dmabuf, attachment)",
          "release(file)",
          "release(dmabuf)",
          "release(bo)",
          "release(owner)",
          "release(command)",
          "reset()",
          "remove()");

  private static final List<String> OF_IMPORTERS =
      List.of(
          "reg_mr(mr, dmabuf)",
          "dereg_mr(mr)",
          "invalidate(attachment)",
          "release(mr)",
          "access(mr)",
          "work(mr)");

  private static final Set<String> IOCTL_PARAMETERS = Set.of("bo", "dmabuf", "file");

  private EntryPoints() {}

  /** INT for those that can fail, VOID for the others. */
  static Type result(String name) {
    return ioctl(name) || WITH_RESULT.contains(name) ? Type.INT : Type.VOID;
  }

  /** Whether the kernel calls one of this name. */
  static boolean known(String name) {
    return ioctl(name) || names(false).contains(name) || names(true).contains(name);
  }

  /** Whether it is written in capitals, as ioctls are. */
  static boolean ioctl(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return false;
      }
    }
    return name.charAt(0) != '_';
  }

  /** The forms that an entry point of this name has; none if the kernel calls none. */
  static List<String> forms(String name, boolean importer) {
    List<String> forms = new ArrayList<>();
    String opening = name + "(";
    for (String form : importer ? OF_IMPORTERS : OF_POLICIES) {
      if (form.startsWith(opening)) {
        forms.add(form);
      }
    }
    return forms;
  }

  /** The names of all but ioctls. */
  static List<String> names(boolean importer) {
    List<String> names = new ArrayList<>();
    for (String form : importer ? OF_IMPORTERS : OF_POLICIES) {
      names.add(form.substring(0, form.indexOf('(')));
    }
    return names;
  }

  /** Whether the parameters are those of an ioctl: a file, then ints, bos, dma-bufs and files. */
  static boolean ioctlParameters(List<PolicyTree.Parameter> parameters) {
    boolean fits = !parameters.isEmpty() && parameters.get(0).type().equals(Type.pointer("file"));
    for (PolicyTree.Parameter parameter : parameters) {
      Type type = parameter.type();
      fits &= type.base() == Type.Base.INT || IOCTL_PARAMETERS.contains(type.kind());
    }
    return fits;
  }
}
