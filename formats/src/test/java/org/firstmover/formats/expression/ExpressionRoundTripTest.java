package org.firstmover.formats.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.game.expression.Expression;
import org.firstmover.game.expression.Expression.Call;
import org.firstmover.game.expression.Expression.Chain;
import org.firstmover.game.expression.Expression.Constant;
import org.firstmover.game.expression.Expression.Link;
import org.firstmover.game.expression.Expression.Negation;
import org.firstmover.game.expression.Expression.Power;
import org.firstmover.game.expression.Expression.Reference;
import org.firstmover.game.expression.Expression.Sum;
import org.firstmover.game.expression.Operation;
import org.firstmover.random.RandomStream;
import org.junit.jupiter.api.Test;

/** Random trees of every shape, sensible or not, through their canonical and other texts. */
class ExpressionRoundTripTest {
  private static final int TREES = 1000;

  private final RandomStream random = RandomStream.of(1).child("trees");

  @Test
  void canonical_texts_give_the_same_trees_again() {
    for (int i = 0; i < TREES; i++) {
      Expression tree = tree(3);
      String text = tree.text();
      assertThat(Texts.read(text).value()).as(text).isEqualTo(tree);
    }
  }

  @Test
  void spacing_and_needless_parentheses_change_nothing() {
    for (int i = 0; i < TREES; i++) {
      Expression tree = tree(3);
      String noisy = noisy(tree);
      assertThat(Texts.canonical(noisy)).as(noisy).isEqualTo(tree.text());
    }
  }

  private Expression tree(int depth) {
    if (depth == 0) {
      return leaf();
    }
    Expression one = tree(depth - 1);
    return switch (random.nextInt(0, 8)) {
      case 0, 1 -> chain(one, depth, Operation.ADD, Operation.SUBTRACT);
      case 2, 3 -> chain(one, depth, Operation.MULTIPLY, Operation.DIVIDE);
      case 4 -> one instanceof Constant ? one : new Negation(one);
      case 5 -> new Power(one, tree(depth - 1));
      case 6 -> call(one, depth);
      case 7 -> new Sum("i", leaf(), tree(depth - 1), one);
      default -> new Reference("Q", List.of(one, leaf()));
    };
  }

  private Expression chain(Expression first, int depth, Operation one, Operation other) {
    List<Link> links = new ArrayList<>();
    for (int left = random.nextInt(1, 3); left > 0; left--) {
      links.add(new Link(random.nextInt(0, 1) == 0 ? one : other, tree(depth - 1)));
    }
    return new Chain(first, links);
  }

  private Expression call(Expression one, int depth) {
    Operation function =
        Operation.functions().get(random.nextInt(0, Operation.functions().size() - 1));
    return new Call(
        function, function.operands() == 1 ? List.of(one) : List.of(one, tree(depth - 1), leaf()));
  }

  private Expression leaf() {
    return switch (random.nextInt(0, 4)) {
      case 0 -> new Constant(random.nextInt(-3, 3));
      case 1 -> new Constant(random.nextDouble(-1, 1));
      case 2 -> new Constant(StrictMath.exp(random.nextDouble(-700, 700)));
      case 3 -> new Reference("é_1", List.of());
      default -> new Reference("x", List.of(new Constant(2)));
    };
  }

  /** With parentheses around each part, perhaps twice, and any spacing. */
  private String noisy(Expression tree) {
    String text;
    if (tree instanceof Negation negation) {
      text = "-" + noisy(negation.operand());
    } else if (tree instanceof Power power) {
      text = noisy(power.base()) + "^" + noisy(power.exponent());
    } else if (tree instanceof Call call) {
      List<String> arguments = call.arguments().stream().map(this::noisy).toList();
      text = call.function().symbol() + blank() + "(" + String.join("," + blank(), arguments) + ")";
    } else if (tree instanceof Chain chain) {
      StringBuilder joined = new StringBuilder(noisy(chain.first()));
      for (Link link : chain.rest()) {
        joined.append(link.operator().symbol()).append(noisy(link.operand()));
      }
      text = joined.toString();
    } else if (tree instanceof Sum sum) {
      text =
          "sum("
              + blank()
              + sum.index()
              + " in"
              + noisy(sum.from())
              + ".."
              + noisy(sum.to())
              + ","
              + noisy(sum.body())
              + ")";
    } else {
      text = tree.text();
    }
    String enclosed = "(" + blank() + text + blank() + ")";
    return random.nextInt(0, 3) == 0 ? blank() + "(" + enclosed + ")" : enclosed + blank();
  }

  private String blank() {
    return " \n\t ".substring(random.nextInt(0, 4));
  }
}
