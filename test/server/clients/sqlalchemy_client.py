"""Reflection and mapped reads by SQLAlchemy, and frames of pandas with their types, over each driver that there is."""
import importlib
import os

import pandas
import sqlalchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

place = "{PGUSER}:{PGPASSWORD}@{PGHOST}:{PGPORT}/rowgate".format(**os.environ)


class Base(DeclarativeBase):
    pass


class Client(Base):
    __tablename__ = "oauth_clients"
    __table_args__ = {"schema": "account"}
    id: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    public: Mapped[bool]


def reflect(engine):
    inspector = sqlalchemy.inspect(engine)
    assert inspector.default_schema_name == "account"
    assert {"account", "profile", "auth", "csp"} <= set(inspector.get_schema_names())
    assert "oauth_clients" in inspector.get_table_names()
    assert set(inspector.get_table_names(schema="profile")) == {"apps", "devices", "logins", "tokens"}
    assert inspector.get_view_names() == []
    assert inspector.has_table("apps", schema="profile") and not inspector.has_table("nothing")
    columns = {each["name"]: each for each in inspector.get_columns("apps", schema="profile")}
    assert isinstance(columns["id"]["type"], sqlalchemy.BIGINT), columns["id"]
    assert isinstance(columns["created"]["type"], sqlalchemy.TIMESTAMP) and columns["created"]["type"].timezone
    assert columns["expiry"]["nullable"] and not columns["created"]["nullable"]
    assert columns["label"]["comment"] == "Name of the application"
    assert inspector.get_pk_constraint("apps", schema="profile")["constrained_columns"] == ["id"]
    assert inspector.get_table_comment("apps", schema="profile")["text"].startswith("Authorized apps")
    assert inspector.get_foreign_keys("apps", schema="profile") == []
    apps = sqlalchemy.Table("apps", sqlalchemy.MetaData(), autoload_with=engine, schema="profile")
    with engine.connect() as connection:
        rows = connection.execute(sqlalchemy.select(apps.c.id, apps.c.created).order_by(apps.c.id).limit(2)).all()
        assert len(rows) == 2 and rows[0].created.tzinfo is not None
    everything = sqlalchemy.MetaData()
    everything.reflect(engine, schema="csp")
    assert isinstance(everything.tables["csp.oauth_apps"].c.redirectUris.type, sqlalchemy.JSON)
    with Session(engine) as session:
        found = session.scalars(sqlalchemy.select(Client).where(Client.public.is_(False)).order_by(Client.label)).all()
        assert found and session.get(Client, found[0].id).label == found[0].label
        # Reading a type's name goes over a savepoint.
        with session.begin_nested():
            assert session.scalar(sqlalchemy.select(sqlalchemy.func.count()).select_from(Client)) >= len(found)


def frame(engine):
    def types(frame):
        return {name: str(each).replace("[us,", "[ns,") for name, each in frame.dtypes.items()}

    query = "SELECT id, created, expiry, id > 3 AS later, 0.5 AS part FROM profile.apps"
    found = types(pandas.read_sql(query, engine))
    zoned = "datetime64[ns, UTC]"
    assert found == {"id": "int64", "created": zoned, "expiry": zoned, "later": "bool", "part": "float64"}, found
    found = types(pandas.read_sql_table("oauth_clients", engine, schema="account"))
    assert found["public"] == "bool", found
    found = types(pandas.read_sql("SELECT public, count(*) AS n FROM account.oauth_clients GROUP BY public", engine))
    assert found == {"public": "bool", "n": "int64"}, found


used = []
for driver in ["psycopg2", "psycopg", "pg8000"]:
    try:
        importlib.import_module(driver)
    except ImportError:
        continue
    engine = sqlalchemy.create_engine(f"postgresql+{driver}://{place}")
    reflect(engine)
    frame(engine)
    engine.dispose()
    used.append(driver)
assert used
print("sqlalchemy", sqlalchemy.__version__, "pandas", pandas.__version__, "over", ", ".join(used))
