import asyncio
import datetime
import io
import os

import asyncpg

utc = datetime.timezone.utc


async def main():
    connection = await asyncpg.connect()
    rows = await connection.fetch(
        "SELECT id, label, created, 1.5 AS r, count(*) OVER () AS n, id > 3 AS t FROM linode.profile.apps"
        " WHERE id > $1 AND label <> $2 AND created > $3 LIMIT $4",
        3, "x", datetime.datetime(2000, 1, 1, tzinfo=utc), 2,
    )
    assert [type(each) for each in rows[0]] == [int, str, datetime.datetime, float, int, bool], rows
    assert await connection.fetchval("SELECT count(*) FROM oauth_clients WHERE public = $1", False) > 0
    async with connection.transaction():
        seen = [row async for row in connection.cursor("SELECT id FROM linode.profile.apps", prefetch=10)]
        assert len(seen) == rows[0]["n"] or len(seen) > 10
    try:
        await connection.fetch("SELECT nope FROM oauth_clients")
        raise SystemExit("no error")
    except asyncpg.UndefinedColumnError as error:
        assert error.position == "8"
    try:
        async with connection.transaction(readonly=True):
            await connection.execute("DELETE FROM linode.profile.apps WHERE id = 3")
        raise SystemExit("no error")
    except asyncpg.ReadOnlySQLTransactionError:
        pass
    file = io.BytesIO()
    await connection.copy_from_query("SELECT id, label FROM oauth_clients LIMIT 2", output=file, format="csv")
    assert file.getvalue().count(b"\n") == 2
    await connection.reset()
    await connection.close()

    pool = await asyncpg.create_pool(min_size=5)
    counts = await asyncio.gather(*[pool.fetchval("SELECT count(*) FROM oauth_clients") for _ in range(20)])
    assert len(set(counts)) == 1
    await pool.close()

    slow = await asyncpg.connect(port=int(os.environ["SLOW_PORT"]))
    try:
        await slow.fetch("SELECT id FROM oauth_clients", timeout=1)
        raise SystemExit("was not cancelled")
    except asyncio.TimeoutError:
        assert await slow.fetchval("SELECT 1") == 1
    await slow.close()
    print("asyncpg", asyncpg.__version__)


asyncio.run(main())
