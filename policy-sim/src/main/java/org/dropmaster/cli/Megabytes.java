package org.dropmaster.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An amount of memory as a number of megabytes, or of what a letter says, as for Java's heap. */
final class Megabytes implements ITypeConverter<Long> {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})([mMgGtT]?)");

  @Override
  public Long convert(String text) {
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no amount of memory; it wants megabytes, as in 512, or 4G.");
    }
    long number = Long.parseLong(amount.group(1));
    return switch (amount.group(2)) {
      case "g", "G" -> number << 10;
      case "t", "T" -> number << 20;
      default -> number;
    };
  }
}
