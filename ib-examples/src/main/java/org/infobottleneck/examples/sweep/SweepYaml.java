package org.infobottleneck.examples.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2, of which JSON is a part, to values that know their place. All scalars are texts:
 * what they mean is for their reader to say. Large, deep and self-repeating files are refused, and
 * keys that occur twice.
 */
final class SweepYaml {

  private static final int MOST_CHARACTERS = 4_000_000;
  private static final int DEEPEST = 20;
  private static final int MOST_ALIASES = 100;

  /** A place in the file, from 1. */
  record Place(int line, int column) {

    static Place of(Optional<Mark> mark) {
      return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(new Place(1, 1));
    }
  }

  /** What a file holds, and where. */
  sealed interface Value {

    /** Where it begins. */
    Place place();
  }

  /**
   * A text, a number or a truth.
   *
   * @param flow whether it stands within brackets without quotation marks, where commas divide
   */
  record Text(Place place, String text, boolean flow) implements Value {}

  /** A list. */
  record Items(Place place, List<Value> items) implements Value {}

  /** A map, in the order of the file. */
  record Fields(Place place, Map<String, Value> values, Map<String, Place> keys) implements Value {}

  private final String file;
  private final Iterator<Event> events;
  private final Map<Anchor, Value> anchors = new HashMap<>();
  private int aliases;

  private SweepYaml(String file, Iterator<Event> events) {
    this.file = file;
    this.events = events;
  }

  /** Reads a file of one document; empty where there is nothing in it. */
  static Optional<Value> read(String file, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new SweepFormatException(
          file + ": must have at most " + MOST_CHARACTERS + " characters, got " + text.length());
    }
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MOST_CHARACTERS).build();
    try {
      return new SweepYaml(file, new Parse(settings).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      Place place = Place.of(e.getProblemMark().or(e::getContextMark));
      String context = e.getContext() == null ? "" : e.getContext() + ", ";
      throw wrong(file, place, "is not YAML: " + context + e.getProblem());
    } catch (YamlEngineException e) {
      throw new SweepFormatException(file + ": is not YAML: " + e.getMessage(), e);
    }
  }

  /** The exception that says what is wrong at a place. */
  static SweepFormatException wrong(String file, Place place, String problem) {
    return new SweepFormatException(
        file + ", line " + place.line() + ", column " + place.column() + ": " + problem);
  }

  private Optional<Value> document() {
    Optional<Value> value = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
        default -> {
          if (value.isPresent()) {
            throw wrong(file, Place.of(event.getStartMark()), "a file must hold one document");
          }
          value = Optional.of(value(event, 0, false));
        }
      }
    }
    return value;
  }

  private Value value(Event event, int depth, boolean flow) {
    Place place = Place.of(event.getStartMark());
    if (depth > DEEPEST) {
      throw wrong(file, place, "must lie at most " + DEEPEST + " levels deep");
    }
    Value value =
        switch (event.getEventId()) {
          case Scalar -> {
            ScalarEvent scalar = (ScalarEvent) event;
            boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
            yield new Text(place, scalar.getValue().strip(), flow && plain);
          }
          case SequenceStart -> {
            FlowStyle style = ((SequenceStartEvent) event).getFlowStyle();
            yield items(place, depth, flow || style == FlowStyle.FLOW);
          }
          case MappingStart -> {
            FlowStyle style = ((MappingStartEvent) event).getFlowStyle();
            yield fields(place, depth, flow || style == FlowStyle.FLOW);
          }
          case Alias -> alias((AliasEvent) event, place);
          default -> throw wrong(file, place, "can't be read");
        };
    if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
      node.getAnchor().ifPresent(anchor -> anchors.put(anchor, value));
    }
    return value;
  }

  private Value alias(AliasEvent event, Place place) {
    if (++aliases > MOST_ALIASES) {
      throw wrong(file, place, "must have at most " + MOST_ALIASES + " aliases");
    }
    return Optional.ofNullable(anchors.get(event.getAlias()))
        .orElseThrow(() -> wrong(file, place, "nothing before is called " + event.getAlias()));
  }

  private Items items(Place place, int depth, boolean flow) {
    List<Value> items = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(value(event, depth + 1, flow));
    }
    return new Items(place, items);
  }

  private Fields fields(Place place, int depth, boolean flow) {
    Map<String, Value> values = new LinkedHashMap<>();
    Map<String, Place> keys = new LinkedHashMap<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      Place at = Place.of(event.getStartMark());
      if (!(value(event, depth + 1, flow) instanceof Text key)) {
        throw wrong(file, at, "a key must be a text");
      }
      if (keys.put(key.text(), at) != null) {
        throw wrong(file, at, "\"" + key.text() + "\" occurs a second time");
      }
      values.put(key.text(), value(next(), depth + 1, flow));
    }
    return new Fields(place, values, keys);
  }

  /** The next event; there is one, for what begins also ends. */
  private Event next() {
    return events.next();
  }
}
