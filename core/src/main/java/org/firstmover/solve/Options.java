package org.firstmover.solve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.game.InputError;

/** The values of a list of declared options, complete: what was not given has its default. */
public final class Options {
  private final Map<Option<?>, Object> values;

  private Options(Map<Option<?>, Object> values) {
    this.values = values;
  }

  public static Options defaults(List<Option<?>> declared) {
    return parse(declared, Map.of(), "options");
  }

  /**
   * @param declared what may be given
   * @param given name to text
   * @param owner whose options they are, for the error
   * @throws InputError if a name is not declared or a text is not a value of its option
   */
  public static Options parse(List<Option<?>> declared, Map<String, String> given, String owner) {
    Map<Option<?>, Object> values = new LinkedHashMap<>();
    for (Option<?> option : declared) {
      String text = given.get(option.name());
      values.put(option, text == null ? option.fallback() : option.parse(text));
    }
    for (String name : given.keySet()) {
      if (declared.stream().noneMatch(option -> option.name().equals(name))) {
        List<String> names = declared.stream().map(Option::name).toList();
        throw new InputError(
            name,
            owner,
            names.isEmpty() ? "none: it has no options" : "one of " + String.join(", ", names),
            "Maybe it is mistyped, or belongs to another method.");
      }
    }
    return new Options(values);
  }

  /** These options with one value replaced. */
  public <T> Options with(Option<T> option, T value) {
    Map<Option<?>, Object> changed = new LinkedHashMap<>(values);
    if (changed.replace(option, value) == null) {
      throw new IllegalArgumentException("option [" + option.name() + "] is not declared here");
    }
    return new Options(changed);
  }

  @SuppressWarnings("unchecked") // parse and with put a T under an Option<T>
  public <T> T get(Option<T> option) {
    Object value = values.get(option);
    if (value == null) {
      throw new IllegalArgumentException("option [" + option.name() + "] is not declared here");
    }
    return (T) value;
  }

  /** Name to value, in the order of declaration. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    values.forEach((option, value) -> map.put(option.name(), value));
    return map;
  }
}
