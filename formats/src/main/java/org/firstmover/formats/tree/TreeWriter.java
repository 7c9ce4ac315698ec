package org.firstmover.formats.tree;

import java.io.StringWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.exact.Rational;
import org.firstmover.game.Payoffs;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes trees of maps, lists, arrays of doubles, texts, truth values and numbers. Rationals keep
 * their exact value: whole numbers as such, others as decimals where a double's decimal is exact,
 * else as {@code 1/3}.
 */
public final class TreeWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final ObjectWriteContext INDENTED =
      new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
          return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
          return true;
        }
      };

  private TreeWriter() {}

  /** Rows of exact numbers. */
  public static List<List<Object>> table(Payoffs payoffs) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < payoffs.rows(); i++) {
      List<Object> row = new ArrayList<>();
      for (int j = 0; j < payoffs.columns(); j++) {
        row.add(number(payoffs.exact(i, j)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The simplest thing that reads back as this number. */
  public static Object number(Rational value) {
    if (value.denominator().equals(BigInteger.ONE)) {
      return value.numerator();
    }
    double nearest = value.doubleValue();
    return Rational.ofDecimal(nearest).equals(value) ? (Object) nearest : value.toString();
  }

  /** A whole number without a decimal point, up to 2^53. */
  public static Object number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1L << 53
        ? (Object) (long) value
        : (Object) value;
  }

  /** As {@link #number(double)}, one by one. */
  public static List<Object> numbers(double[] values) {
    List<Object> numbers = new ArrayList<>(values.length);
    for (double value : values) {
      numbers.add(number(value));
    }
    return numbers;
  }

  public static String yaml(Map<String, Object> tree) {
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema()) // puts ~ in quotes, too
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setWidth(100)
            .setSplitLines(true)
            .setBestLineBreak("\n")
            .setDereferenceAliases(true) // a list that stands in two places is written twice
            .build();
    return new Dump(settings).dumpToString(tree);
  }

  public static String json(Map<String, Object> tree) {
    return json(tree, INDENTED) + '\n';
  }

  /** All in one line, and without its end. Numbers that are not finite are texts: "NaN". */
  public static String jsonLine(Map<String, Object> tree) {
    return json(tree, ObjectWriteContext.empty());
  }

  private static String json(Map<String, Object> tree, ObjectWriteContext layout) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(layout, text)) {
      write(generator, tree);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, @Nullable Object value) {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      map.forEach(
          (key, entry) -> {
            generator.writeName(String.valueOf(key));
            write(generator, entry);
          });
      generator.writeEndObject();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      list.forEach(item -> write(generator, item));
      generator.writeEndArray();
    } else if (value instanceof double[] numbers) {
      generator.writeStartArray();
      for (double number : numbers) {
        generator.writeNumber(number);
      }
      generator.writeEndArray();
    } else if (value instanceof BigInteger number) {
      generator.writeNumber(number);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof Number number) {
      generator.writeNumber(number.longValue());
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else {
      generator.writeString(String.valueOf(value));
    }
  }

  /** A map with these first entries, to be filled in the order of the form. */
  public static Map<String, Object> form(String kind, String name) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", kind);
    if (!name.isEmpty()) {
      map.put("name", name);
    }
    return map;
  }
}
