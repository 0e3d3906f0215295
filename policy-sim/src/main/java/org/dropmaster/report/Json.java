package org.dropmaster.report;

import java.util.Collection;
import java.util.Map;

/** Writes maps, collections, strings, numbers and truth values as JSON, keys in their order. */
final class Json {
  private static final String STEP = "  ";

  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /** The text, with a newline at its end. */
  static String text(Object value) {
    Json json = new Json();
    json.value(value, "\n");
    return json.out.append('\n').toString();
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      map(map, indent);
    } else if (value instanceof Collection<?> list) {
      list(list, indent);
    } else if (value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      string(value.toString());
    }
  }

  private void map(Map<?, ?> map, String indent) {
    out.append('{');
    String comma = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(comma).append(indent).append(STEP);
      string(String.valueOf(entry.getKey()));
      out.append(": ");
      value(entry.getValue(), indent + STEP);
      comma = ",";
    }
    out.append(map.isEmpty() ? "" : indent).append('}');
  }

  private void list(Collection<?> list, String indent) {
    out.append('[');
    String comma = "";
    for (Object each : list) {
      out.append(comma).append(indent).append(STEP);
      value(each, indent + STEP);
      comma = ",";
    }
    out.append(list.isEmpty() ? "" : indent).append(']');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> plain(c);
      }
    }
    out.append('"');
  }

  private void plain(char c) {
    if (c >= ' ' && c < 127) {
      out.append(c);
    } else {
      out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
    }
  }
}
