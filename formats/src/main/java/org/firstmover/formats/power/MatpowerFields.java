package org.firstmover.formats.power;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.formats.Source;
import org.firstmover.formats.power.MatpowerTokens.Token;
import org.firstmover.formats.power.MatpowerTokens.Type;
import org.firstmover.game.InputError;

/** The assignments of a case file, read but not yet understood. */
final class MatpowerFields {
  private static final String STATEMENT = "an assignment such as mpc.baseMVA = 100";
  private static final String CODE =
      "Maybe it is code that changes the case: run it in MATLAB or Octave, and save the case with"
          + " savecase.";

  private final Source source;
  private final MatpowerTokens tokens;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private String struct = "mpc";
  private String name = "";

  private MatpowerFields(Source source) {
    this.source = source;
    this.tokens = new MatpowerTokens(source);
  }

  /**
   * One assignment.
   *
   * @param start where its value starts
   * @param rows of a matrix, a number is one of one row; empty for anything else
   */
  record Field(Token start, List<MatpowerRow> rows) {
    int columns() {
      return rows.isEmpty() ? 0 : rows.get(0).values().length;
    }
  }

  /**
   * @throws InputError if the text is not a case file of assignments
   */
  static MatpowerFields read(Source source) {
    MatpowerFields read = new MatpowerFields(source);
    while (read.tokens.peek().type() != Type.END) {
      read.statement();
    }
    return read;
  }

  /** Of the case's function; empty if there is none. */
  String name() {
    return name;
  }

  Map<String, Field> all() {
    return fields;
  }

  private void statement() {
    Token first = tokens.next();
    if (first.ends()) {
      return;
    }
    if (first.type() == Type.WORD) {
      switch (first.text()) {
        case "function" -> {
          header();
          return;
        }
        case "end", "endfunction", "return" -> {
          end();
          return;
        }
        default -> {
          if (first.text().startsWith(struct + ".") && tokens.peek().is("=")) {
            tokens.next();
            assign(first);
            return;
          }
        }
      }
    }
    throw first.error(STATEMENT.replace("mpc", struct), CODE);
  }

  /** function mpc = case9 */
  private void header() {
    Token result = tokens.next();
    if (result.type() != Type.WORD || !tokens.peek().is("=")) {
      throw result.error(
          "one result, as in function mpc = case9",
          "Maybe the case is of version 1: convert it with MATPOWER's savecase.");
    }
    struct = result.text();
    tokens.next();
    Token called = tokens.next();
    name = called.type() == Type.WORD ? called.text() : "";
    while (tokens.peek().type() != Type.LINE && tokens.peek().type() != Type.END) {
      tokens.next();
    }
  }

  private void assign(Token left) {
    String field = left.text().substring(struct.length() + 1);
    Token start = tokens.peek();
    List<MatpowerRow> rows = List.of();
    if (MatpowerCase.USED.contains(field)) {
      rows = start.is("[") ? matrix() : scalar();
      end();
    } else {
      skip();
    }
    if (fields.put(field, new Field(start, rows)) != null) {
      throw left.error("each field once", "Maybe two cases were joined in one file.");
    }
  }

  private void end() {
    if (!tokens.peek().ends()) {
      throw tokens.peek().error("the end of the statement", CODE);
    }
    tokens.next();
  }

  /** Any value, up to the end of its statement. */
  private void skip() {
    int depth = 0;
    while (tokens.peek().type() != Type.END && (depth > 0 || !tokens.peek().ends())) {
      Token token = tokens.next();
      if (token.is("[") || token.is("{") || token.is("(")) {
        depth++;
      } else if (token.is("]") || token.is("}") || token.is(")")) {
        depth--;
      }
    }
  }

  /** A number, or a text as in mpc.version = '2'. */
  private List<MatpowerRow> scalar() {
    Token token = tokens.next();
    return List.of(
        new MatpowerRow(
            source, new double[] {number(token)}, token.line(), new int[] {token.column()}));
  }

  private List<MatpowerRow> matrix() {
    Token open = tokens.next();
    List<MatpowerRow> rows = new ArrayList<>();
    double[] values = new double[16];
    int[] columns = new int[16];
    int length = 0;
    int line = open.line();
    while (true) {
      Token token = tokens.next();
      boolean closes = token.is("]");
      if (closes || token.is(";") || token.type() == Type.LINE) {
        if (length > 0) {
          add(
              rows,
              new MatpowerRow(
                  source, Arrays.copyOf(values, length), line, Arrays.copyOf(columns, length)));
          length = 0;
        }
        if (closes) {
          return rows;
        }
      } else if (token.type() == Type.END) {
        throw token.error(
            "] that closes the matrix of line " + open.line(), "Maybe the file was cut off.");
      } else if (!token.is(",")) {
        if (length == values.length) {
          values = Arrays.copyOf(values, 2 * length);
          columns = Arrays.copyOf(columns, 2 * length);
        }
        line = length == 0 ? token.line() : line;
        columns[length] = token.column();
        values[length++] = number(token);
      }
    }
  }

  private static void add(List<MatpowerRow> rows, MatpowerRow row) {
    int expected = rows.isEmpty() ? row.values().length : rows.get(0).values().length;
    if (row.values().length != expected) {
      throw row.place(0)
          .error(
              row.values().length + " entries",
              expected + " entries as in the first row",
              "Maybe a number or a semicolon is missing.");
    }
    rows.add(row);
  }

  private static double number(Token token) {
    String text = token.text();
    if (token.type() == Type.WORD || token.type() == Type.TEXT) {
      switch (text) {
        case "Inf", "inf", "+Inf", "+inf" -> {
          return Double.POSITIVE_INFINITY;
        }
        case "-Inf", "-inf" -> {
          return Double.NEGATIVE_INFINITY;
        }
        default -> {
          try {
            if (!text.isEmpty() && "0123456789.".indexOf(text.charAt(text.length() - 1)) >= 0) {
              return Double.parseDouble(text);
            }
          } catch (NumberFormatException e) {
            throw notNumber(token);
          }
        }
      }
    }
    throw notNumber(token);
  }

  private static InputError notNumber(Token token) {
    boolean computed =
        token.type() == Type.WORD && "0123456789.+-".indexOf(token.text().charAt(0)) >= 0;
    return token.error(
        "a number", computed ? CODE : "Maybe a bracket or a comment sign is missing before it.");
  }
}
