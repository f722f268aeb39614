import datetime
import decimal
import os
import threading
import time
import uuid

import psycopg
from psycopg.types.json import Jsonb

utc = datetime.timezone.utc
for binary in (False, True):
    with psycopg.connect("") as connection:
        cursor = connection.cursor(binary=binary)
        cursor.execute(
            "SELECT id, label, 1 AS n, 1.5 AS r, created, NULL AS z, CAST('1.25' AS NUMERIC) AS d, date(created) AS day,"
            " x'00ff' AS b, json_object('a', 1) AS j, count(*) OVER () AS c, id > 0 AS t FROM linode.profile.apps"
            " WHERE id > %s AND label <> %s LIMIT 1",
            (3, "x"),
        )
        row = cursor.fetchone()
        types = [int, str, int, float, datetime.datetime, type(None), decimal.Decimal, datetime.date, bytes, dict, int, bool]
        assert [type(each) for each in row] == types, row
        assert row[6] == decimal.Decimal("1.25") and row[8] == b"\x00\xff" and row[9] == {"a": 1}

        given = (1, "x", True, datetime.datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=utc), decimal.Decimal("1.5"), b"ab", 1.25)
        cursor.execute("SELECT %s, %s, %s, %s, %s, %s, %s", given)
        assert cursor.fetchone() == given

        when = datetime.datetime(2026, 1, 2, 3, 4)
        given = ([1, 2], ["a", None], when, when.date(), when.time(), datetime.timedelta(days=1, hours=2), uuid.UUID(int=5), Jsonb({"a": [1]}))
        cursor.execute("SELECT %s, %s::text[], %s, %s, %s, %s, %s, %s", given)
        assert cursor.fetchone() == given[:-1] + ({"a": [1]},)
        cursor.execute(
            "SELECT count(*) FROM linode.profile.apps WHERE id = ANY(%s) AND created < %s AND created > %s - %s",
            ([3, 5, 184861], when, when, datetime.timedelta(days=4000)),
        )
        assert cursor.fetchone() == (1,)

        named = connection.cursor("named", binary=binary)
        named.itersize = 5
        named.execute("SELECT id FROM linode.profile.apps WHERE id > %s", (0,))
        assert len(named.fetchmany(7)) == 7 and len(named.fetchall()) > 7
        named.close()

        # Prepared on the server from the sixth time on.
        for number in range(8):
            cursor.execute("SELECT count(*) FROM linode.profile.apps WHERE id > %s", (number,))
            assert cursor.fetchone()[0] > 0
        with cursor.copy("COPY (SELECT id, label FROM oauth_clients LIMIT 2) TO STDOUT") as copy:
            assert len(list(copy.rows())) == 2
        with connection.pipeline():
            one, other = connection.execute("SELECT 1"), connection.execute("SELECT label FROM oauth_clients LIMIT 1")
            assert one.fetchone() == (1,) and isinstance(other.fetchone()[0], str)

with psycopg.connect("", autocommit=True) as connection:
    key = connection.execute("SELECT min(id) FROM oauth_clients").fetchone()[0]
    with connection.transaction():
        cursor = connection.execute("UPDATE oauth_clients SET label = %s WHERE id = %s", ("psycopg", key))
        assert cursor.rowcount == 1
    assert connection.execute("SELECT label FROM oauth_clients WHERE id = %s", (key,)).fetchone() == ("psycopg",)
    made = connection.execute(
        "INSERT INTO oauth_clients (label, redirect_uri) VALUES (%s, %s) RETURNING id, secret",
        ("made", "https://made.example"),
    ).fetchone()
    assert len(made[1]) > 10
    connection.execute("SET rowgate.yes = on")
    assert connection.execute("DELETE FROM oauth_clients WHERE id = %s", (made[0],)).rowcount == 1

with psycopg.connect(port=os.environ["SLOW_PORT"]) as connection:
    threading.Thread(target=lambda: (time.sleep(1), connection.cancel())).start()
    try:
        connection.execute("SELECT id FROM oauth_clients")
        raise SystemExit("was not cancelled")
    except psycopg.errors.QueryCanceled:
        pass
print("psycopg", psycopg.__version__)
