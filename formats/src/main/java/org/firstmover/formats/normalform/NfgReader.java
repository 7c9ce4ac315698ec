package org.firstmover.formats.normalform;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.exact.Rational;
import org.firstmover.formats.Place;
import org.firstmover.formats.Source;
import org.firstmover.formats.normalform.NfgTokens.Token;
import org.firstmover.formats.normalform.NfgTokens.Type;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;
import org.firstmover.game.Payoffs;
import org.firstmover.game.normalform.StrategicGame;

/**
 * Reads Gambit's strategic-form files, {@code NFG 1}: the payoff version and the outcome version,
 * decimals and rationals, any number of players; the first player's strategy varies fastest.
 *
 * <p>Format: the Gambit project, "The strategic game (.nfg) file format".
 */
public final class NfgReader {
  private final Source source;
  private final NfgTokens tokens;

  /** How many there are of the players read so far; at most the length of the text. */
  private long profiles = 1;

  private NfgReader(Source source) {
    this.source = source;
    this.tokens = new NfgTokens(source);
  }

  /**
   * @throws InputError if the text is not such a file
   */
  public static StrategicGame read(Source source) {
    return new NfgReader(source).game();
  }

  private StrategicGame game() {
    word("NFG");
    word("1");
    Token numbers = tokens.next();
    if (!numbers.text().equals("R") && !numbers.text().equals("D")) {
      throw numbers.error("R or D after the version", "Maybe this is not a .nfg file.");
    }
    String title = tokens.expect(Type.TEXT, "the title in quotes").text();
    tokens.expect(Type.OPEN, "{ before the names of the players");
    List<String> players = texts("a player's name in quotes, or }");
    Token open = tokens.expect(Type.OPEN, "{ before the strategies");
    List<List<String>> actions =
        tokens.peek().type() == Type.OPEN ? namedStrategies() : countedStrategies();
    if (players.isEmpty() || actions.size() != players.size()) {
      throw open.error(
          "strategies of each of the " + players.size() + " players",
          "Maybe a player or a list of strategies is missing.");
    }
    if (tokens.peek().type() == Type.TEXT) {
      tokens.next(); // a comment
    }
    boolean outcomes = tokens.peek().type() == Type.OPEN;
    if (profiles * players.size() > (outcomes ? 16L : 1L) * source.text().length()) {
      throw tokens.peek().error("payoffs of every strategy profile", "Maybe the file was cut off.");
    }
    Payoffs payoffs =
        outcomes
            ? byOutcome((int) profiles, players.size())
            : byProfile((int) profiles, players.size());
    tokens.expect(Type.END, "the end of the file after the last profile");
    Place start = source.at(1, 1);
    return start.locate(() -> new StrategicGame(title, players, actions, payoffs));
  }

  /**
   * Each profile takes at least one character, its payoffs at least one a player. Only outcomes are
   * shared by profiles, and there a table much larger than the file needs many players without a
   * choice. Checked before anything is stored: a short file cannot ask for much memory.
   */
  private void multiplyProfiles(int count, Token token) {
    profiles *= count;
    if (profiles > source.text().length()) {
      throw token.error(
          "a number of strategies that the payoffs below have room for",
          "Maybe the file was cut off.");
    }
  }

  private void word(String expected) {
    Token token = tokens.next();
    if (token.type() != Type.WORD || !token.text().equals(expected)) {
      throw token.error(expected + " as in \"NFG 1 R\"", "Maybe this is not a .nfg file.");
    }
  }

  /** Quoted names up to the closing brace. */
  private List<String> texts(String expected) {
    List<String> texts = new ArrayList<>();
    while (tokens.peek().type() != Type.CLOSE) {
      texts.add(tokens.expect(Type.TEXT, expected).text());
    }
    tokens.next();
    return texts;
  }

  private List<List<String>> namedStrategies() {
    List<List<String>> actions = new ArrayList<>();
    while (tokens.peek().type() != Type.CLOSE) {
      Token open = tokens.expect(Type.OPEN, "{ before the strategies of a player, or }");
      List<String> names = texts("a strategy's name in quotes, or }");
      actions.add(open.place().locate(() -> Names.checked(numberedIfBlank(names), "strategies")));
      multiplyProfiles(names.size(), open);
    }
    tokens.next();
    return actions;
  }

  /** Gambit leaves names empty that nobody gave; they become "1", "2", … if all are empty. */
  private static List<String> numberedIfBlank(List<String> names) {
    return names.stream().allMatch(String::isBlank) ? Names.numbered(names.size()) : names;
  }

  private List<List<String>> countedStrategies() {
    List<List<String>> actions = new ArrayList<>();
    while (tokens.peek().type() != Type.CLOSE) {
      Token token = tokens.expect(Type.WORD, "how many strategies a player has, or }");
      int count = whole(token, "a number of strategies of at least 1");
      if (count < 1) {
        throw token.error(
            "a number of strategies of at least 1",
            "Maybe a player who has no choice was meant: that is 1 strategy.");
      }
      multiplyProfiles(count, token);
      actions.add(Names.numbered(count));
    }
    tokens.next();
    return actions;
  }

  private Payoffs byProfile(int profiles, int players) {
    Payoffs.Builder table = builder(profiles, players);
    for (int profile = 0; profile < profiles; profile++) {
      for (int player = 0; player < players; player++) {
        number(table, profile, player);
      }
    }
    return table.build();
  }

  private Payoffs byOutcome(int profiles, int players) {
    tokens.expect(Type.OPEN, "{ before the outcomes");
    List<Payoffs> outcomes = new ArrayList<>();
    while (tokens.peek().type() != Type.CLOSE) {
      tokens.expect(Type.OPEN, "{ before an outcome, or }");
      tokens.expect(Type.TEXT, "the outcome's name in quotes");
      Payoffs.Builder outcome = builder(1, players);
      for (int player = 0; player < players; player++) {
        number(outcome, 0, player);
      }
      tokens.expect(Type.CLOSE, "} after " + players + " payoffs");
      outcomes.add(outcome.build());
    }
    tokens.next();
    Payoffs.Builder table = builder(profiles, players);
    for (int profile = 0; profile < profiles; profile++) {
      Token token = tokens.expect(Type.WORD, "the outcome of profile " + (profile + 1));
      int outcome = whole(token, "the number of an outcome");
      if (outcome < 0 || outcome > outcomes.size()) {
        throw token.error(
            "the number of an outcome, 0 to " + outcomes.size(), "Maybe an outcome is missing.");
      }
      for (int player = 0; player < players && outcome > 0; player++) {
        table.copy(profile, player, outcomes.get(outcome - 1), 0, player);
      }
    }
    return table.build();
  }

  private Payoffs.Builder builder(int rows, int columns) {
    return tokens.peek().place().locate(() -> new Payoffs.Builder(rows, columns));
  }

  private void number(Payoffs.Builder table, int row, int column) {
    Token token = tokens.expect(Type.WORD, "a payoff of profile " + (row + 1));
    try {
      token.place().locate(() -> table.set(row, column, token.text()));
    } catch (InputError e) {
      throw e;
    } catch (NumberFormatException e) {
      throw token.error(
          "a payoff such as 12, -0.5, 1e-3 or 1/3", "Maybe a separator is missing before it.");
    }
  }

  private static int whole(Token token, String expected) {
    try {
      Rational value = Rational.parse(token.text());
      if (value.denominator().bitLength() == 1 && value.numerator().bitLength() < 31) {
        return value.numerator().intValueExact();
      }
    } catch (NumberFormatException e) {
      throw token.error(expected, "Maybe a brace or a quote is missing before it.");
    }
    throw token.error(expected, "Maybe the file was cut off or its lists are out of step.");
  }
}
