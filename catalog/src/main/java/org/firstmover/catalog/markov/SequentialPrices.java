package org.firstmover.catalog.markov;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.firstmover.exact.Rational;
import org.firstmover.game.InputError;
import org.firstmover.game.markov.Environment;
import org.firstmover.game.markov.Role;
import org.firstmover.game.markov.Roles;
import org.firstmover.game.markov.Space;

/**
 * One item and two buyers, whose values are drawn. Each sends a message; then the leader, who sees
 * the messages, asks one buyer after the other to buy at a price of her choice. A buyer who is
 * asked buys if her value is at least the price; this is no choice of hers, messages are. At the
 * end the leader gets the value of whoever has bought, or 0, less the largest value; a buyer gets
 * her value less the price.
 *
 * <p>With one message nothing is said, and nothing is left for buyers to choose. When one buyer has
 * declined, the other is asked whomever the leader names.
 *
 * <p>Source: G. Brero and others, "Stackelberg POMDP: A Reinforcement Learning Approach for
 * Economic Design", 2022.
 */
public final class SequentialPrices implements Environment {
  private static final int BUYERS = 2;
  private static final int DRAWN = 0;
  private static final int TALKED = 3;
  private static final int OVER = 5;

  /** Who is left, in observations: both, the second only, the first only. */
  private static final List<String> LEFT = List.of("both left", "second left", "first left");

  private final Table table;
  private int stage;
  private final int[] types = new int[BUYERS];
  private final int[] messages = new int[BUYERS];
  private int declined = -1;
  private int bought = -1;
  private double price;

  /**
   * The distribution of one buyer's value.
   *
   * @param values from 0, at least one
   * @param probabilities as many, summing to 1
   */
  public record Buyer(List<Rational> values, List<Rational> probabilities) {
    public Buyer {
      values = List.copyOf(values);
      probabilities = List.copyOf(probabilities);
      Rational sum = probabilities.stream().reduce(Rational.ZERO, Rational::plus);
      if (values.isEmpty()
          || values.size() != probabilities.size()
          || !sum.equals(Rational.ONE)
          || probabilities.stream().anyMatch(p -> p.signum() < 0)
          || values.stream().anyMatch(v -> v.signum() < 0)) {
        throw new InputError(
            values + " with " + probabilities,
            "values of a buyer",
            "values from 0, each with a probability, which sum to 1",
            "Maybe a probability is missing.");
      }
    }

    /** As likely each: so many values, equally spaced from 0 to 1. */
    public static Buyer uniform(int count) {
      return new Buyer(Grid.unit(count), Collections.nCopies(count, Rational.of(1, count)));
    }
  }

  /** What all copies share. */
  private record Table(
      Roles roles,
      double[][] values,
      double[] joint,
      Space.Discrete messages,
      Space.Discrete offers,
      double[] prices) {}

  private SequentialPrices(Table table) {
    this.table = table;
  }

  /**
   * @param messages that a buyer can send, at least 1
   * @param prices how many there are, equally spaced from 0 to 1; at least 2
   */
  public SequentialPrices(Buyer first, Buyer second, int messages, int prices) {
    if (messages < 1 || prices < 2) {
      throw new InputError(
          messages + " messages, " + prices + " prices",
          "sequential prices",
          "at least 1 message and 2 prices",
          "Maybe 1 message, to go without.");
    }
    Space.Discrete said = Space.Discrete.of(messages);
    Space.Discrete offers = offers(prices);
    double[] joint = new double[first.values.size() * second.values.size()];
    for (int t = 0; t < joint.length; t++) {
      joint[t] =
          first
              .probabilities
              .get(t / second.values.size())
              .times(second.probabilities.get(t % second.values.size()))
              .doubleValue();
    }
    Roles roles =
        new Roles(
            new Role("mechanism", seen(said), offers),
            List.of(role("first buyer", first, said), role("second buyer", second, said)),
            joint.length,
            OVER);
    table =
        new Table(
            roles,
            new double[][] {numbers(first.values), numbers(second.values)},
            joint,
            said,
            offers,
            numbers(Grid.unit(prices)));
  }

  private static Role role(String name, Buyer buyer, Space.Discrete messages) {
    return new Role(
        name,
        new Space.Discrete(buyer.values.stream().map(value -> "value " + value).toList()),
        messages);
  }

  private static Space.Discrete seen(Space.Discrete messages) {
    List<String> names = new ArrayList<>();
    for (String left : LEFT) {
      for (String first : messages.names()) {
        for (String second : messages.names()) {
          names.add(messages.count() == 1 ? left : left + ", said " + first + " and " + second);
        }
      }
    }
    return new Space.Discrete(names);
  }

  private static Space.Discrete offers(int prices) {
    List<String> names = new ArrayList<>();
    for (String buyer : List.of("first", "second")) {
      Grid.unit(prices).forEach(price -> names.add(buyer + " at " + price));
    }
    return new Space.Discrete(names);
  }

  private static double[] numbers(List<Rational> values) {
    return values.stream().mapToDouble(Rational::doubleValue).toArray();
  }

  @Override
  public Roles roles() {
    return table.roles;
  }

  @Override
  public void reset() {
    stage = DRAWN;
    declined = -1;
    bought = -1;
  }

  @Override
  public int actor() {
    return switch (stage) {
      case DRAWN -> CHANCE;
      case 1, 2 -> stage;
      case OVER -> END;
      default -> 0;
    };
  }

  @Override
  public void observe(double[] filled) {
    if (stage == DRAWN) {
      System.arraycopy(table.joint, 0, filled, 0, table.joint.length);
    } else if (stage < TALKED) {
      filled[0] = types[stage - 1];
    } else {
      int said = table.messages.count();
      filled[0] = (declined + 1) * said * said + messages[0] * said + messages[1];
    }
  }

  @Override
  public void act(double[] action) {
    switch (stage) {
      case DRAWN -> draw(action[0]);
      case 1, 2 -> {
        messages[stage - 1] = table.messages.index(action[0]);
        stage++;
      }
      case OVER -> throw new IllegalStateException("a move behind the end");
      default -> offer(table.offers.index(action[0]));
    }
  }

  private void draw(double outcome) {
    int drawn = (int) outcome;
    if (drawn != outcome || drawn < 0 || drawn >= table.joint.length) {
      throw new IllegalArgumentException("[" + outcome + "] is no outcome");
    }
    types[0] = drawn / table.values[1].length;
    types[1] = drawn % table.values[1].length;
    stage = 1;
  }

  private void offer(int offered) {
    int buyer = declined < 0 ? offered / table.prices.length : 1 - declined;
    price = table.prices[offered % table.prices.length];
    if (value(buyer) >= price) {
      bought = buyer;
      stage = OVER;
    } else {
      stage = declined < 0 ? stage + 1 : OVER;
      declined = buyer;
    }
  }

  private double value(int buyer) {
    return table.values[buyer][types[buyer]];
  }

  @Override
  public double reward(int player) {
    if (stage != OVER) {
      return 0;
    }
    if (player == 0) {
      return (bought < 0 ? 0 : value(bought)) - Math.max(value(0), value(1));
    }
    return bought == player - 1 ? value(bought) - price : 0;
  }

  @Override
  public Environment copy() {
    SequentialPrices copy = new SequentialPrices(table);
    copy.stage = stage;
    System.arraycopy(types, 0, copy.types, 0, BUYERS);
    System.arraycopy(messages, 0, copy.messages, 0, BUYERS);
    copy.declined = declined;
    copy.bought = bought;
    copy.price = price;
    return copy;
  }
}
