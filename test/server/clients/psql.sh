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

# The other server only reads.
expect '25006' "$(PGPORT="$SLOW_PORT" psql -v VERBOSITY=verbose -c 'DELETE FROM linode.profile.apps WHERE id = 1' 2>&1 || true)"
expect '5' "$(psql -At -c 'SET rowgate.max_changes = 5' -c 'SHOW rowgate.max_changes')"
expect 'DELETE' "$(psql -At -c 'SET rowgate.dry_run = on' -c 'DELETE FROM linode.profile.apps WHERE id = (SELECT min(id) FROM linode.profile.apps)')"

expect 'SSL connection' "$(PGPORT="$TLS_PORT" PGSSLMODE=require psql -c '\conninfo')"
expect 'takes encrypted connections only' "$(PGPORT="$TLS_PORT" PGSSLMODE=disable psql -c 'SELECT 1' 2>&1 || true)"
expect 'no password supplied' "$(PGPASSWORD= psql -w -c 'SELECT 1' 2>&1 || true)"
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
