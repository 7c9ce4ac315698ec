package org.firstmover.formats.tree;

import java.util.Optional;
import org.firstmover.formats.Place;
import org.firstmover.formats.Source;
import org.firstmover.game.InputError;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2 without what makes files hard to trust: anchors, aliases, merge keys, tags and
 * several documents are errors.
 */
final class YamlTree {
  private final Source source;
  private final TreeBuilder builder = new TreeBuilder();
  private int documents;
  private Place last;

  private YamlTree(Source source) {
    this.source = source;
    this.last = source.at(1, 1);
  }

  static Node read(Source source) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.name())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setUseMarks(true)
            .build();
    YamlTree tree = new YamlTree(source);
    try {
      for (Event event : new Parse(settings).parseString(source.text())) {
        tree.accept(event);
      }
    } catch (MarkedYamlEngineException e) {
      throw malformed(e.getProblemMark().map(mark -> place(source, mark)), source, e.getProblem());
    } catch (ReaderException e) {
      throw unprintable(source);
    } catch (NumberFormatException e) { // what the parser answers to "\UFFFFFFFF"
      throw malformed(Optional.of(tree.last), source, String.valueOf(e.getMessage()));
    } catch (YamlEngineException e) {
      throw malformed(Optional.empty(), source, String.valueOf(e.getMessage()));
    }
    return tree.builder.root(source.at(1, 1));
  }

  private static InputError malformed(Optional<Place> place, Source source, String problem) {
    return place
        .orElse(source.at(1, 1))
        .error(
            problem.lines().findFirst().orElse("an error").strip().replaceFirst("^found ", ""),
            "well-formed YAML",
            "Maybe a bracket, a quote, a colon or an indentation is off just before this place.");
  }

  /** The parser does not say on which line the character stands. */
  private static InputError unprintable(Source source) {
    String text = source.text();
    int line = 1;
    int column = 1;
    int i = 0;
    while (i < text.length() && StreamReader.isPrintable(text.codePointAt(i))) {
      column = text.charAt(i) == '\n' ? 1 : column + 1;
      line += text.charAt(i) == '\n' ? 1 : 0;
      i += Character.charCount(text.codePointAt(i));
    }
    return source
        .at(line, column)
        .error(
            i < text.length() ? String.format("U+%04X", text.codePointAt(i)) : "a character",
            "only characters that can be printed",
            "Maybe it is invisible and was pasted along: retype the line.");
  }

  private void accept(Event event) {
    Place place = event.getStartMark().map(mark -> place(source, mark)).orElse(source.at(1, 1));
    last = place;
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      throw place.error("---", "a single document", "Maybe split the file.");
    } else if (event instanceof AliasEvent) {
      throw place.error("an alias", "the value itself", "Maybe copy what the alias stands for.");
    } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      Anchor anchor = node.getAnchor().get();
      throw place.error("&" + anchor.getValue(), "no anchors", "Maybe take the anchor away.");
    } else if (event instanceof MappingStartEvent start) {
      untagged(start.getTag().isPresent(), place);
      builder.startMapping(place);
    } else if (event instanceof SequenceStartEvent start) {
      untagged(start.getTag().isPresent(), place);
      builder.startSequence(place);
    } else if (event instanceof CollectionEndEvent) {
      builder.end();
    } else if (event instanceof ScalarEvent scalar) {
      untagged(scalar.getTag().isPresent(), place);
      accept(scalar, place);
    }
  }

  private void accept(ScalarEvent event, Place place) {
    String text = event.getValue();
    if (builder.expectsKey()) {
      if (event.isPlain() && text.equals("<<")) {
        throw place.error("<<", "no merge keys", "Maybe copy the keys that it stands for.");
      }
      builder.key(text, place);
      return;
    }
    boolean nothing =
        event.isPlain() && (text.isEmpty() || text.equals("~") || text.equals("null"));
    builder.scalar(
        new Scalar(
            place,
            text,
            nothing ? Scalar.Kind.NULL : event.isPlain() ? Scalar.Kind.PLAIN : Scalar.Kind.QUOTED));
  }

  private static void untagged(boolean tagged, Place place) {
    if (tagged) {
      throw place.error("a tag", "no tags", "Maybe take the word with the exclamation mark away.");
    }
  }

  private static Place place(Source source, Mark mark) {
    return source.at(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
