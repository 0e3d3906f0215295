package org.dropmaster.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
final class Version implements IVersionProvider {
  /** What {@code --version} prints after the name. */
  static String number() {
    String packed = Version.class.getPackage().getImplementationVersion();
    return packed == null ? "unpacked" : packed;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"dropmaster " + number()};
  }
}
