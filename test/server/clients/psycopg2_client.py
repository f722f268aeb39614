import io

import psycopg2
import psycopg2.errors
import psycopg2.extras

connection = psycopg2.connect("")
cursor = connection.cursor()
cursor.execute("SELECT id, label, public, 1 AS n, 1.5 AS r, count(*) OVER () AS c FROM oauth_clients WHERE label LIKE %s LIMIT 2", ("%a%",))
rows = cursor.fetchall()
assert len(rows) == 2 and isinstance(rows[0][2], bool) and isinstance(rows[0][5], int) and rows[0][4] == 1.5, rows
assert [each.type_code for each in cursor.description] == [25, 25, 16, 23, 701, 20], cursor.description
cursor.execute("SELECT created FROM linode.profile.apps LIMIT 1")
assert cursor.fetchone()[0].tzinfo is not None
connection.commit()

cursor.execute("SELECT count(*) FROM linode.profile.apps")
total = cursor.fetchone()[0]
connection.commit()
with connection.cursor("named") as named:
    named.itersize = 5
    named.execute("SELECT id FROM linode.profile.apps")
    assert len(list(named)) == total
connection.commit()

try:
    cursor.execute("SELECT nope FROM oauth_clients")
    raise SystemExit("no error")
except psycopg2.errors.UndefinedColumn as error:
    assert error.diag.statement_position == "8", error.diag.statement_position
try:
    cursor.execute("SELECT 1")
    raise SystemExit("no error")
except psycopg2.errors.InFailedSqlTransaction:
    connection.rollback()

text = io.StringIO()
cursor.copy_expert("COPY (SELECT id, label FROM oauth_clients LIMIT 2) TO STDOUT WITH CSV HEADER", text)
assert text.getvalue().startswith("id,label\n") and text.getvalue().count("\n") == 3, text.getvalue()
connection.rollback()

connection.autocommit = True
cursor.execute("SELECT min(id) FROM oauth_clients")
key = cursor.fetchone()[0]
cursor.execute("UPDATE oauth_clients SET label = %s WHERE id = %s", ("it's psycopg2", key))
assert cursor.rowcount == 1
cursor.execute("SELECT label FROM oauth_clients WHERE id = %s", (key,))
assert cursor.fetchone()[0] == "it's psycopg2"
dicts = connection.cursor(cursor_factory=psycopg2.extras.RealDictCursor)
dicts.execute("SELECT id FROM oauth_clients LIMIT 1")
assert list(dicts.fetchone()) == ["id"]
connection.close()
print("psycopg2", psycopg2.__version__)
