package ai.nexus.core.usage;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.OptionalLong;

/** Binds the values of a row one after the other; an absent one is null. */
final class RowBinding {

  private final PreparedStatement statement;
  private int column;

  RowBinding(PreparedStatement statement) {
    this.statement = statement;
  }

  void text(String value) throws SQLException {
    statement.setString(++column, value);
  }

  void text(Optional<String> value) throws SQLException {
    if (value.isPresent()) {
      text(value.get());
    } else {
      statement.setNull(++column, Types.VARCHAR);
    }
  }

  void number(long value) throws SQLException {
    statement.setLong(++column, value);
  }

  void number(Optional<Long> value) throws SQLException {
    number(value.map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  void number(OptionalLong value) throws SQLException {
    if (value.isPresent()) {
      number(value.getAsLong());
    } else {
      statement.setNull(++column, Types.BIGINT);
    }
  }

  void decimal(Optional<BigDecimal> value) throws SQLException {
    if (value.isPresent()) {
      statement.setBigDecimal(++column, value.get());
    } else {
      statement.setNull(++column, Types.DECIMAL);
    }
  }

  void flag(boolean value) throws SQLException {
    statement.setBoolean(++column, value);
  }
}
