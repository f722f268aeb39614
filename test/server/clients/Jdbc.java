import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What JDBC tools do: browse by DatabaseMetaData, and run prepared statements so often that they are kept by the server. */
public class Jdbc {
  public static void main(String[] arguments) throws SQLException {
    var place = "jdbc:postgresql://" + System.getenv("PGHOST") + ":" + System.getenv("PGPORT") + "/rowgate";
    var properties = new Properties();
    properties.setProperty("user", System.getenv("PGUSER"));
    properties.setProperty("password", System.getenv("PGPASSWORD"));
    try (var connection = DriverManager.getConnection(place, properties)) {
      browse(connection.getMetaData());
      query(connection);
      failAndGoOn(connection);
      System.out.println("pgjdbc " + connection.getMetaData().getDriverVersion());
    }
    properties.setProperty("preferQueryMode", "simple");
    try (var connection = DriverManager.getConnection(place, properties)) {
      browse(connection.getMetaData());
    }
  }

  private static void browse(DatabaseMetaData data) throws SQLException {
    expect(data.getDatabaseProductName().equals("PostgreSQL"), data.getDatabaseProductName());
    expect(list(data.getCatalogs(), "TABLE_CAT").equals(List.of("rowgate")), "catalogs");
    var schemas = list(data.getSchemas(), "TABLE_SCHEM");
    expect(schemas.contains("account") && schemas.contains("profile"), schemas.toString());
    var tables = list(data.getTables(null, "profile", "%", new String[] {"TABLE"}), "TABLE_NAME");
    expect(tables.equals(List.of("apps", "devices", "logins", "tokens")), tables.toString());
    var all = list(data.getTables("rowgate", null, "%", null), "TABLE_NAME");
    expect(all.contains("oauth_clients"), all.toString());
    var remarks = list(data.getTables(null, "profile", "apps", null), "REMARKS");
    expect(remarks.get(0).startsWith("Authorized apps"), remarks.toString());
    var columns = list(data.getColumns(null, "profile", "apps", "%"), "COLUMN_NAME");
    expect(columns.size() == 7 && columns.get(0).equals("id"), columns.toString());
    var types = list(data.getColumns(null, "profile", "apps", "%"), "DATA_TYPE");
    expect(types.contains(String.valueOf(Types.BIGINT)) && types.contains(String.valueOf(Types.TIMESTAMP)), types.toString());
    var nullable = list(data.getColumns(null, "profile", "apps", "expiry"), "IS_NULLABLE");
    expect(nullable.equals(List.of("YES")), nullable.toString());
    expect(list(data.getPrimaryKeys(null, "account", "oauth_clients"), "COLUMN_NAME").equals(List.of("id")), "key");
    expect(list(data.getIndexInfo(null, "account", "oauth_clients", true, false), "COLUMN_NAME").equals(List.of("id")), "index");
    expect(list(data.getImportedKeys(null, "account", "oauth_clients"), "FKCOLUMN_NAME").isEmpty(), "imported keys");
    expect(list(data.getTypeInfo(), "TYPE_NAME").contains("timestamptz"), "types");
    expect(list(data.getTableTypes(), "TABLE_TYPE").contains("TABLE"), "table types");
    expect(list(data.getFunctions(null, "account", "%"), "FUNCTION_NAME").isEmpty(), "functions");
    expect(!data.getSQLKeywords().isEmpty(), "keywords");
    expect(data.getMaxColumnNameLength() == 63, "length of names");
  }

  private static void query(Connection connection) throws SQLException {
    var sql = "SELECT id, label, created, id > 3 AS big, '{\"a\": 1}'::json AS data FROM profile.apps"
        + " WHERE id > ? AND label <> ? ORDER BY id LIMIT 3";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      // From the fifth run on it has a name at the server, and results come in binary form.
      for (int run = 0; run < 8; run++) {
        statement.setLong(1, 3);
        statement.setString(2, "run " + run);
        try (ResultSet rows = statement.executeQuery()) {
          expect(rows.getMetaData().getColumnTypeName(3).equals("timestamptz"), "type of created");
          expect(rows.getMetaData().getColumnTypeName(5).equals("json"), "type of data");
          int count = 0;
          while (rows.next()) {
            count++;
            expect(rows.getLong(1) > 3 && rows.getBoolean(4), "row");
            expect(rows.getTimestamp(3).after(Timestamp.valueOf("2000-01-01 00:00:00")), "created");
            expect(rows.getObject(5).toString().contains("a"), "data");
          }
          expect(count == 3, "rows: " + count);
        }
      }
    }
    var browse = "SELECT c.relname FROM pg_catalog.pg_class c WHERE c.relname = ? AND c.relkind = 'r'";
    try (PreparedStatement statement = connection.prepareStatement(browse)) {
      for (int run = 0; run < 8; run++) {
        statement.setString(1, run % 2 == 0 ? "apps" : "tokens");
        var found = list(statement.executeQuery(), "relname");
        expect(found.equals(List.of(run % 2 == 0 ? "apps" : "tokens")), found.toString());
      }
    }
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement("SELECT relname, oid FROM pg_class ORDER BY 1")) {
      statement.setFetchSize(10);
      expect(list(statement.executeQuery(), "relname").size() > 100, "rows by ten");
    }
    connection.rollback();
    connection.setAutoCommit(true);
  }

  private static void failAndGoOn(Connection connection) throws SQLException {
    for (var wrong : List.of("SELECT nope FROM pg_class", "SELECT 1 / 0 FROM pg_class", "SELECT set_config('a.b', 'c', false) FROM pg_class")) {
      try (var statement = connection.createStatement()) {
        statement.executeQuery(wrong);
        throw new AssertionError("was not refused: " + wrong);
      } catch (SQLException error) {
        expect(List.of("42703", "22012", "42501").contains(error.getSQLState()), error.toString());
      }
    }
    connection.setAutoCommit(false);
    var savepoint = connection.setSavepoint();
    try (var statement = connection.createStatement()) {
      statement.executeQuery("SELECT nope FROM pg_class");
      throw new AssertionError("was not refused");
    } catch (SQLException error) {
      connection.rollback(savepoint);
    }
    try (var statement = connection.createStatement()) {
      expect(list(statement.executeQuery("SELECT current_database()"), "current_database").equals(List.of("rowgate")), "database");
    }
    connection.rollback();
    connection.setAutoCommit(true);
  }

  private static List<String> list(ResultSet rows, String column) throws SQLException {
    var values = new ArrayList<String>();
    try (rows) {
      while (rows.next()) values.add(rows.getString(column));
    }
    return values;
  }

  private static void expect(boolean isTrue, String what) {
    if (!isTrue) throw new AssertionError(what);
  }
}
