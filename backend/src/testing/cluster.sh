# Runs a PostgreSQL cluster in a temporary folder for as long as standard input stays open, and leaves nothing behind.
# Prints the folder of its socket once it answers. $1: the folder of PostgreSQL's programs.
set -eu
# Ctrl-C goes to this shell as well; the test's end is enough to know.
trap '' INT TERM HUP
cd /
bin=$1
folder=$(mktemp -d 2>/dev/null || mktemp -d /tmp/shaping.XXXXXX)
trap 'rm -rf "$folder"' EXIT
complain() { cat "$folder/log" >&2; exit 1; }

"$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --no-locale --no-sync >"$folder/log" 2>&1 </dev/null || complain
# No disk is waited for: what these tests kill is never the cluster.
options="-k $folder -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=300"
"$bin/pg_ctl" start -w -D "$folder/data" -l "$folder/log" -o "$options" >/dev/null 2>&1 </dev/null || complain
echo "$folder"
# The pipe ends with the process that holds it, however that ends.
cat >/dev/null
"$bin/pg_ctl" stop -m immediate -D "$folder/data" >/dev/null 2>&1
