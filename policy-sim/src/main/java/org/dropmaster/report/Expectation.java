package org.dropmaster.report;

/**
 * What a test should give under a policy.
 *
 * @param cell the verdict with the rules broken on the way: {@code Never+deadlock}
 * @param place {@code file:line} where it is written
 */
public record Expectation(String cell, String place) {}
