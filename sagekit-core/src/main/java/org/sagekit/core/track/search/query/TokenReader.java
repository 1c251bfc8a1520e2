package org.sagekit.core.track.search.query;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.core.track.search.query.Token.Kind;

/** Reads tokens one by one, and names, which queries and orders have in common. For one thread. */
final class TokenReader {
  private static final String PARAMS = "params.";
  private static final String TAGS = "tags.";
  private static final String METRICS = "metrics.";
  private static final String ATTRIBUTES = "attributes.";
  private final QueryText source;
  private final List<Token> tokens;
  private final List<QueryName> names = new ArrayList<>();
  private int at;

  TokenReader(QueryText source) {
    this.source = source;
    this.tokens = Tokens.of(source);
  }

  /** The names that were read so far. */
  List<QueryName> names() {
    return names;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  /** Goes on if a word comes. */
  boolean accept(String word) {
    boolean isHere = peek().is(word);
    if (isHere) {
      at++;
    }
    return isHere;
  }

  /** Goes on if a token of a kind comes. */
  boolean accept(Kind kind) {
    boolean isHere = peek().kind() == kind;
    if (isHere) {
      at++;
    }
    return isHere;
  }

  void require(Kind kind, String constraint) {
    if (!accept(kind)) {
      throw wrong(constraint, peek(), "");
    }
  }

  IllegalArgumentException wrong(String constraint, Token token, String advice) {
    return source.wrong(constraint, token, advice);
  }

  /** Reads a name or a function of a metric. */
  Operand operand() {
    Token token = next();
    if (token.kind() == Kind.QUOTED) {
      return noted(new Operand.Alone(notEmpty(token, token.text())), token.text());
    }
    if (token.kind() != Kind.WORD || token.isKeyword()) {
      String advice =
          token.isKeyword() ? " Maybe it is a name and wants to be in double quotes." : "";
      throw wrong("have a name", token, advice);
    }
    return peek().kind() == Kind.OPEN ? function(token) : named(token);
  }

  private Operand function(Token token) {
    Aggregate aggregate = Aggregate.of(token.text());
    if (aggregate == null) {
      throw wrong("have a function", token, Problems.didYouMean(token.text(), Aggregate.labels()));
    }
    require(Kind.OPEN, "have '('");
    Token name = next();
    if (name.kind() != Kind.WORD && name.kind() != Kind.QUOTED) {
      throw wrong("have the name of a metric", name, "");
    }
    require(Kind.CLOSE, "have ')'");
    return noted(new Operand.Metric(aggregate, notEmpty(name, name.text())), name.text());
  }

  private Operand named(Token token) {
    String text = token.text();
    if (text.startsWith(PARAMS)) {
      String name = behind(token, PARAMS);
      return noted(new Operand.Param(name), name);
    }
    if (text.startsWith(TAGS)) {
      String name = behind(token, TAGS);
      return noted(new Operand.Tag(name), name);
    }
    if (text.startsWith(METRICS)) {
      String name = behind(token, METRICS);
      return noted(new Operand.Metric(Aggregate.LAST, name), name);
    }
    if (text.startsWith(ATTRIBUTES)) {
      return attribute(token, behind(token, ATTRIBUTES));
    }
    Attribute attribute = Attribute.of(text);
    return attribute == null ? noted(new Operand.Alone(text), text) : new Operand.OfRun(attribute);
  }

  private Operand attribute(Token token, String name) {
    Attribute attribute = Attribute.of(name);
    if (attribute == null) {
      throw wrong("have an attribute", token, Problems.didYouMean(name, Attribute.labels()));
    }
    return new Operand.OfRun(attribute);
  }

  /** A name behind its prefix, which may be in quotes of its own: {@code params."my key"}. */
  private String behind(Token token, String prefix) {
    String rest = token.text().substring(prefix.length());
    Token next = peek();
    if (rest.isEmpty() && next.kind() == Kind.QUOTED && next.from() == token.to()) {
      at++;
      return notEmpty(next, next.text());
    }
    return notEmpty(token, rest);
  }

  private String notEmpty(Token token, String name) {
    if (name.isEmpty()) {
      throw wrong("have a name", token, "");
    }
    return name;
  }

  private Operand noted(Operand operand, String name) {
    names.add(new QueryName(operand, name));
    return operand;
  }
}
