package org.sagekit.core.track.exchange.server;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.core.track.exchange.Tally;

/**
 * Parameters and tags of a run on their way. A name that MLflow refuses is changed, its own being
 * kept in a tag; a value that is too long for it is cut, and kept whole in a file. For one thread.
 */
final class Texts {
  /** Where the values are that had to be cut. */
  static final String FILE = "sagekit/values.json";

  private static final String NAME = "sagekit.name.";
  private static final String FILE_NAME = "sagekit.file.";
  private static final int SHOWN = 80;
  private static final String PARAMS = "params";
  private static final String TAGS = "tags";
  private static final int LONGEST_PARAM = 6000;
  private static final int LONGEST_TAG = 5000;
  private static final String CUT = "... (whole in " + FILE + ")";
  private final ServerRun there;
  private final Batch batch;
  private final String subject;
  private final Tally tally;
  private final JsonObject whole = new JsonObject();

  Texts(ServerRun there, Batch batch, String subject, Tally tally) {
    this.there = there;
    this.batch = batch;
    this.subject = subject;
    this.tally = tally;
  }

  /** Takes parameters; one that is there with another value stays, which is told. */
  void params(Map<String, String> valueByName) {
    valueByName.forEach(
        (name, value) -> {
          String key = key(name);
          String known = there.params().get(key);
          String text = cut(PARAMS, name, value, LONGEST_PARAM);
          if (known == null) {
            batch.add(Batch.Kind.PARAMS, pair(key, text));
          } else if (!known.equals(text)) {
            tally.note(
                "%s: parameter '%s' has another value there, and parameters stay."
                    .formatted(subject, name));
          }
        });
  }

  /** Takes tags. */
  void tags(Map<String, String> valueByName) {
    valueByName.forEach((name, value) -> tag(key(name), cut(TAGS, name, value, LONGEST_TAG)));
  }

  private void tag(String key, String value) {
    if (!value.equals(there.tags().get(key))) {
      batch.add(Batch.Kind.TAGS, pair(key, value));
    }
  }

  /** The name of anything as the server has it. */
  String key(String name) {
    String key = Keys.of(name);
    if (!key.equals(name)) {
      changed(NAME + key, name, key);
    }
    return key;
  }

  /** The name of a file as the server has it. */
  String file(String name) {
    String path = Keys.ofFile(name);
    if (!path.equals(name)) {
      changed(FILE_NAME + Fingerprint.of(name).brief(), name, path);
    }
    return path;
  }

  private void changed(String tag, String name, String there) {
    if (!this.there.tags().containsKey(tag)) {
      tag(tag, name);
      tally.note(
          "%s: '%s' is called '%s' there, and its own name is in a tag."
              .formatted(subject, shown(name), shown(there)));
    }
  }

  private static String shown(String name) {
    return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "...";
  }

  private String cut(String kind, String name, String value, int longest) {
    if (value.length() <= longest) {
      return value;
    }
    JsonObject texts = Answers.object(whole, kind);
    texts.addProperty(name, value);
    whole.add(kind, texts);
    tally.note(
        "%s: the value of '%s' has %s characters and is cut there; it is whole in the file '%s', if files can be sent."
            .formatted(subject, shown(name), value.length(), FILE));
    int end = longest - CUT.length();
    boolean isPair = Character.isHighSurrogate(value.charAt(end - 1));
    return value.substring(0, isPair ? end - 1 : end) + CUT;
  }

  /** The values that had to be cut, empty if there is none. */
  Optional<JsonObject> whole() {
    return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
  }

  static JsonObject pair(String key, String value) {
    JsonObject pair = new JsonObject();
    pair.addProperty("key", key);
    pair.addProperty("value", value);
    return pair;
  }
}
