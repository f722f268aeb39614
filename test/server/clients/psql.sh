# What people do in psql.
set -e
expect() {
  case "$2" in
    *"$1"*) ;;
    *) echo "expected: $1"; echo "found: $2"; exit 1 ;;
  esac
}
refuse() { if "$@" >/dev/null 2>&1; then echo "was not refused: $*"; exit 1; fi; }

expect 'Deploy Dashboard' "$(psql -c 'SELECT id, label FROM oauth_clients')"
expect '-[ RECORD 1 ]' "$(psql -x -c 'SELECT id, label FROM oauth_clients LIMIT 1')"
expect '             ^' "$(psql -c 'SELECT lable FROM oauth_clients' 2>&1 || true)"
expect '42703' "$(psql -v VERBOSITY=verbose -c 'SELECT lable FROM oauth_clients' 2>&1 || true)"
expect 'COPY ' "$(psql -c "\\copy (SELECT id, label FROM oauth_clients) TO '/dev/null' CSV HEADER")"
expect 'id,label' "$(psql -c 'COPY (SELECT id, label FROM oauth_clients) TO STDOUT CSV HEADER')"
expect 'UTC' "$(psql -c 'SHOW TimeZone')"
expect 'ROLLBACK' "$(psql -c 'BEGIN' -c "UPDATE oauth_clients SET label = 'x' WHERE id = (SELECT min(id) FROM oauth_clients)" -c 'ROLLBACK' 2>&1)"
expect '(10000 rows)' "$(psql -c 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) SELECT i, i * 2 AS twice FROM n')"
expect 'Time: ' "$(psql -c '\timing' -c 'SELECT 1')"
expect '(2 rows)' "$(psql -v FETCH_COUNT=1 -c 'SELECT id FROM oauth_clients LIMIT 2')"
expect '2' "$(psql -At -v n=2 -c 'SELECT 2')"

PGPASSWORD=wrong refuse psql -c 'SELECT 1'
PGUSER=nobody refuse psql -c 'SELECT 1'
PGDATABASE=other refuse psql -c 'SELECT 1'
PGSSLMODE=require refuse psql -c 'SELECT 1'

# Ctrl-C.
PGPORT="$SLOW_PORT" psql -c 'SELECT id FROM oauth_clients' >/tmp/rowgate-psql.out 2>&1 &
sleep 2
kill -INT $!
wait $! || true
expect 'the client cancelled the statement' "$(cat /tmp/rowgate-psql.out)"
rm -f /tmp/rowgate-psql.out

psql --version
