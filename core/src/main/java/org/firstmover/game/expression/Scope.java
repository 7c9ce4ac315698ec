package org.firstmover.game.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.InputError;
import org.firstmover.game.Spelling;

/**
 * What names in expressions stand for: variables (numbers or vectors) and parameters (numbers,
 * vectors or matrices). All variables together are one array, in the order of their declaration.
 */
public final class Scope {
  private static final int LARGEST = 1 << 24;

  private final Map<String, Declaration> declarations;

  /** Names of variables by the place of their first entry. */
  private final NavigableMap<Integer, String> variables;

  private final int size;
  private final double[] values;

  private Scope(Builder builder) {
    this.declarations = Collections.unmodifiableMap(new LinkedHashMap<>(builder.declarations));
    this.variables = new TreeMap<>(builder.variables);
    this.size = builder.size;
    this.values = Arrays.copyOf(builder.values, builder.used);
  }

  /**
   * What a name stands for.
   *
   * @param variable else a parameter
   * @param dimensions 0 for a number, 1 for a vector, 2 for a matrix
   * @param rows 1 for a number
   * @param columns 1 but for a matrix
   * @param offset of the first entry, among the variables or among the values of parameters
   */
  record Declaration(boolean variable, int dimensions, int rows, int columns, int offset) {
    String shown() {
      return switch (dimensions) {
        case 0 -> "a number";
        case 1 -> "a vector of " + rows;
        default -> "a matrix of " + rows + " x " + columns;
      };
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** How many variables there are, each entry of a vector being one. */
  public int size() {
    return size;
  }

  /** {@code x}, or {@code x[2]} for an entry of a vector. */
  public String variableName(int variable) {
    String name =
        variables.headMap(Objects.checkIndex(variable, size), true).lastEntry().getValue();
    return find(name)
        .filter(declared -> declared.dimensions() > 0)
        .map(declared -> name + '[' + (variable - declared.offset() + 1) + ']')
        .orElse(name);
  }

  /** All names, in the order of their declaration. */
  public Set<String> names() {
    return declarations.keySet();
  }

  /**
   * The places of this variable's entries in the array of all variables.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public int[] variables(String name) {
    Declaration found = declarations.get(name);
    if (found == null || !found.variable()) {
      throw new IllegalArgumentException(
          "variable [" + name + "], expected one of " + declarations.keySet());
    }
    int[] variables = new int[found.rows()];
    Arrays.setAll(variables, i -> found.offset() + i);
    return variables;
  }

  /** The parameters in the order of their declaration: a number, a vector or a matrix by name. */
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    declarations.forEach(
        (name, declared) -> {
          if (!declared.variable()) {
            parameters.put(name, value(declared));
          }
        });
    return parameters;
  }

  private Object value(Declaration declared) {
    int columns = declared.dimensions() == 1 ? declared.rows() : declared.columns();
    int rows = declared.dimensions() == 1 ? 1 : declared.rows();
    double[][] table = new double[rows][];
    for (int i = 0; i < rows; i++) {
      int from = declared.offset() + i * columns;
      table[i] = Arrays.copyOfRange(values, from, from + columns);
    }
    return switch (declared.dimensions()) {
      case 0 -> table[0][0];
      case 1 -> table[0];
      default -> table;
    };
  }

  /** Hashes the parameters: names, shapes and values. */
  public void parametersInto(Fingerprint hash) {
    declarations.forEach(
        (name, declared) -> {
          if (!declared.variable()) {
            hash.text(name).whole(declared.rows()).whole(declared.columns());
            for (int i = 0; i < declared.rows() * declared.columns(); i++) {
              hash.number(values[declared.offset() + i]);
            }
          }
        });
  }

  Optional<Declaration> find(String name) {
    return Optional.ofNullable(declarations.get(name));
  }

  double parameter(int offset) {
    return values[offset];
  }

  /** "Maybe cost was meant.", or where to look if no name is near. */
  String hint(String unknown, Set<String> indices) {
    List<String> known = new ArrayList<>(indices);
    known.addAll(declarations.keySet());
    if (known.isEmpty()) {
      return "Maybe it has to be declared first.";
    }
    return Spelling.nearest(unknown, known)
        .map(name -> "Maybe " + name + " was meant.")
        .orElse(
            "Maybe it is declared elsewhere, or under another name than "
                + String.join(", ", known.subList(0, Math.min(12, known.size())))
                + (known.size() > 12 ? ", …" : "")
                + ".");
  }

  /** Declares names one by one. */
  public static final class Builder {
    private final Map<String, Declaration> declarations = new LinkedHashMap<>();
    private final NavigableMap<Integer, String> variables = new TreeMap<>();
    private int size;
    private double[] values = new double[16];
    private int used;

    private Builder() {}

    /**
     * A variable that is a number.
     *
     * @throws InputError if the name is no name, or taken; likewise below
     */
    public Builder variable(String name) {
      return variable(name, new Declaration(true, 0, 1, 1, size));
    }

    /** A variable that is a vector. */
    public Builder variable(String name, int size) {
      return variable(name, new Declaration(true, 1, size, 1, this.size));
    }

    private Builder variable(String name, Declaration declaration) {
      declare(name, declaration);
      variables.put(size, name);
      size += declaration.rows();
      return this;
    }

    public Builder parameter(String name, double value) {
      declare(name, new Declaration(false, 0, 1, 1, used));
      add(name, value);
      return this;
    }

    public Builder parameter(String name, double[] vector) {
      declare(name, new Declaration(false, 1, vector.length, 1, used));
      add(name, vector);
      return this;
    }

    /**
     * A matrix, row by row.
     *
     * @throws InputError also if its rows differ in length
     */
    public Builder parameter(String name, double[][] matrix) {
      int columns = matrix.length == 0 ? 0 : matrix[0].length;
      declare(name, new Declaration(false, 2, matrix.length, columns, used));
      for (double[] row : matrix) {
        if (row.length != columns) {
          throw new InputError(
              row.length + " columns",
              "parameter " + name,
              columns + " columns as in row 1",
              "Maybe a number is missing or doubled in this row.");
        }
        add(name, row);
      }
      return this;
    }

    public Scope build() {
      return new Scope(this);
    }

    private void declare(String name, Declaration declaration) {
      String where = declaration.variable() ? "variables" : "parameters";
      if (!Expression.isName(name)) {
        throw new InputError(
            name,
            where,
            "a name of letters, digits and _ that is not a function",
            "Maybe an underscore in place of the other characters will do.");
      }
      long entries = (long) declaration.rows() * declaration.columns();
      if (declaration.rows() < 1 || entries < 1 || declaration.offset() + entries > LARGEST) {
        throw new InputError(
            declaration.shown(),
            where + ": " + name,
            "at least one entry, and 2^24 in all",
            "Maybe a list is empty, or a size mistyped.");
      }
      if (declarations.putIfAbsent(name, declaration) != null) {
        throw new InputError(
            name,
            where,
            "each name once",
            "Maybe two players call a variable the same, or a parameter has its name.");
      }
    }

    private void add(String name, double... entries) {
      if (used + entries.length > values.length) {
        values = Arrays.copyOf(values, Math.max(2 * used, used + entries.length));
      }
      for (double entry : entries) {
        if (!Double.isFinite(entry)) {
          throw new InputError(
              Double.toString(entry),
              "parameter " + name,
              "finite numbers",
              "Maybe a number was left out.");
        }
        values[used++] = entry + 0.0;
      }
    }
  }
}
