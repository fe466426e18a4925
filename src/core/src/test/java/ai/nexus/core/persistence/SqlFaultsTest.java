package ai.nexus.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlFaultsTest {

  private final SQLException duplicate = new SQLException("duplicate", "23505");

  @Test
  void knowsADuplicateAndAValueTooLong() {
    assertThat(SqlFaults.isDataFault(duplicate)).isTrue();
    assertThat(SqlFaults.isDataFault(new SQLException("too long", "22001"))).isTrue();
  }

  @Test
  void findsTheReasonOfAFailedBatch() {
    BatchUpdateException batch = new BatchUpdateException("batch", "XJ208", new int[0]);
    batch.setNextException(duplicate);

    assertThat(SqlFaults.isDataFault(batch)).isTrue();
  }

  @Test
  void findsTheReasonBehindAServersPool() {
    assertThat(
            SqlFaults.isDataFault(
                new UndeclaredThrowableException(new InvocationTargetException(duplicate))))
        .isTrue();
  }

  @Test
  void takesABrokenConnectionForNone() {
    assertThat(SqlFaults.isDataFault(new SQLException("gone", "08006"))).isFalse();
    assertThat(SqlFaults.isDataFault(new SQLException("no state"))).isFalse();
    assertThat(SqlFaults.isDataFault(new IllegalStateException())).isFalse();
  }

  @Test
  void endsAtACircleOfCauses() {
    SQLException outer = new SQLException("outer", "08006");
    SQLException inner = new SQLException("inner", "08006", outer);
    outer.initCause(inner);

    assertThat(SqlFaults.isDataFault(outer)).isFalse();
  }
}
