package org.firstmover.formats.tree;

import java.util.regex.Pattern;
import org.firstmover.formats.Place;
import org.firstmover.formats.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON. */
final class JsonTree {
  /**
   * Without the table of names that its parsers share. Keys may be names of actions, thousands of
   * them: the table refuses names of equal hash, and has then failed on later files.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(1000)
                  .maxNumberLength(1000)
                  .maxStringLength(1 << 28)
                  .build())
          .build();

  private static final Pattern ADVICE = Pattern.compile(": enable|: maybe| \\(start marker");

  private final TreeBuilder builder = new TreeBuilder();

  private final Source source;

  private JsonTree(Source source) {
    this.source = source;
  }

  static Node read(Source source) {
    JsonTree tree = new JsonTree(source);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), source.text())) {
      tree.read(parser);
    }
    return tree.builder.root(source.at(1, 1));
  }

  private void read(JsonParser parser) {
    try {
      int depth = 0;
      boolean complete = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        Place place = place(source, parser.currentTokenLocation());
        if (complete) {
          throw place.error(
              parser.getString(), "the end of the file", "Maybe a bracket closes too early.");
        }
        accept(token, parser, place);
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        complete = depth == 0;
      }
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      boolean known = location != null && location.getLineNr() > 0;
      throw place(source, known ? location : parser.currentLocation())
          .error(
              shortened(e.getOriginalMessage()),
              "well-formed JSON",
              "Maybe a bracket, a quote or a comma is missing just before this place.");
    }
  }

  private void accept(JsonToken token, JsonParser parser, Place place) {
    switch (token) {
      case START_OBJECT -> builder.startMapping(place);
      case START_ARRAY -> builder.startSequence(place);
      case END_OBJECT, END_ARRAY -> builder.end();
      case PROPERTY_NAME -> builder.key(parser.currentName(), place);
      case VALUE_STRING ->
          builder.scalar(new Scalar(place, parser.getString(), Scalar.Kind.QUOTED));
      case VALUE_NULL -> builder.scalar(new Scalar(place, "null", Scalar.Kind.NULL));
      default -> builder.scalar(new Scalar(place, parser.getString(), Scalar.Kind.PLAIN));
    }
  }

  private static Place place(Source source, TokenStreamLocation location) {
    return source.at(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  /** Without the parser's own advice and places, which mean nothing outside it. */
  private static String shortened(String message) {
    return ADVICE.split(message.lines().findFirst().orElse("an error"), 2)[0];
  }
}
