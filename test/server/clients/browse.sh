# Browsing the catalog: psql's own commands, and queries of tools that can't be run here.
set -e
expect() {
  case "$2" in
    *"$1"*) ;;
    *) echo "expected: $1"; echo "found: $2"; exit 1 ;;
  esac
}

expect 'account | oauth_clients' "$(psql -c '\d')"
expect 'profile | logins' "$(psql -c '\dt')"
expect 'pg_catalog' "$(psql -c '\dt *.*')"
expect 'Trusted devices' "$(psql -c '\dt+')"
expect ' profile ' "$(psql -c '\dn')"
expect 'authorized apps' "$(psql -c '\dn+')"
expect '"oauth_clients_pkey" PRIMARY KEY, btree (id)' "$(psql -c '\d account.oauth_clients')"
expect 'timestamp with time zone' "$(psql -c '\d apps')"
expect 'Client secret' "$(psql -c '\d+ oauth_clients')"
expect '(0 rows)' "$(psql -c '\df')"
expect ' rowgate | rowgate | UTF8 ' "$(psql -c '\l')"
expect ' rowgate | rowgate | UTF8 ' "$(psql -c '\l+')"
expect ' rowgate ' "$(psql -c '\du')"
expect 'oauth_clients_pkey' "$(psql -c '\di')"
expect 'Access privileges' "$(psql -c '\dp')"
expect 'Did not find any relation named "nothing"' "$(psql -c '\d nothing' 2>&1)"
expect 'profile' "$(psql -At -c 'SET search_path = profile' -c 'SELECT current_schema()')"
psql -v ON_ERROR_STOP=1 -f "$(dirname "$0")/browsers.sql" >/dev/null

psql --version
