package org.dropmaster.lang;

import java.util.List;

/**
 * What the lexer made of a text.
 *
 * @param tokens the last is of kind END
 * @param mail whether prose stands before the opening, and so may stand behind the end
 */
record Lexed(List<Token> tokens, List<Comment> comments, Diagnostics problems, boolean mail) {}
