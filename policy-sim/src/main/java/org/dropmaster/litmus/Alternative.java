package org.dropmaster.litmus;

import java.util.List;
import org.dropmaster.program.Term;

/**
 * One call that a client may make next.
 *
 * @param form the call without its numbers, such as {@code ioctl EXPORT}: what code it needs
 * @param numbers its numbers, in order
 * @param text as a litmus test writes it: {@code ioctl(3, EXPORT, 1)}
 * @param whom the process that it is about, 0 for none
 * @param guard when a client makes it
 */
record Alternative(String form, List<Integer> numbers, int whom, String text, Term guard) {}
