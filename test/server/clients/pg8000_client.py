import datetime
import os

import pg8000.dbapi

connection = pg8000.dbapi.connect(
    host=os.environ["PGHOST"], port=int(os.environ["PGPORT"]), user="rowgate", password=os.environ["PGPASSWORD"], database="rowgate"
)
cursor = connection.cursor()
cursor.execute("SELECT id, label, public, 1, 1.5, count(*) OVER () FROM oauth_clients WHERE label <> %s LIMIT 2", ("x",))
rows = cursor.fetchall()
assert [type(each) for each in rows[0]] == [str, str, bool, int, float, int], rows
since = datetime.datetime(2000, 1, 1, tzinfo=datetime.timezone.utc)
cursor.execute("SELECT id, created FROM linode.profile.apps WHERE created > %s AND id > %s LIMIT 2", (since, 4))
assert cursor.fetchall()[0][1].tzinfo is not None
connection.commit()
try:
    cursor.execute("SELECT nope FROM oauth_clients")
    raise SystemExit("no error")
except pg8000.dbapi.DatabaseError as error:
    assert error.args[0]["C"] == "42703"
connection.rollback()
connection.close()
print("pg8000", pg8000.__version__)
