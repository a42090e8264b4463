#!/usr/bin/env bash
# Brings a backup of ops/backup.sh into an empty database, in one transaction, and verifies what is there then: the ledger, and all tables
# against a fold of the events. Exit code 0: all is as it was recorded.
#   ops/restore.sh BACKUP [KEYS]
# KEYS is the file with the ledger's keys, where they were kept apart. FACTS, PGHOST and FACTS_KEYS are as for ops/backup.sh.
set -euo pipefail

if [[ -z ${PGHOST:-} ]]; then
  facts=${FACTS:-facts}
  "$facts" ops with-database -- bash "$(realpath "${BASH_SOURCE[0]}")" "$@"
  # A memory of its own: a backup may be older than what was verified last.
  memory=$(mktemp -d)
  trap 'rm -rf "$memory"' EXIT
  "$facts" audit verify --remember "$memory/log"
  "$facts" replay --verify
  exit
fi

# Only here: an embedded server runs under an account of its own, which reads what was written for it.
umask 077
from=${1:?the folder of the backup}
keys=${2:-$from/ledger.keys}

fail() {
  echo "$1" >&2
  exit 1
}

dump=$(grep -F ' facts.dump' "$from/SHA256SUMS") || fail "$from is no backup."
(cd "$from" && sha256sum --check --quiet --strict - <<<"$dump") || fail "The dump is not as it was written. Nothing was restored."
if sum=$(grep -F ' ledger.keys' "$from/SHA256SUMS"); then
  [[ -f $keys ]] || fail "The backup's keys are not in $keys: name their file. Nothing was restored."
  [[ $(sha256sum <"$keys" | cut -d' ' -f1) == "${sum%% *}" ]] || fail "$keys are not the backup's keys. Nothing was restored."
  [[ -n ${FACTS_KEYS:-} ]] || fail "FACTS_KEYS does not say where the ledger's keys are to be. Nothing was restored."
  [[ ! -f $FACTS_KEYS ]] || cmp -s -- "$keys" "$FACTS_KEYS" || fail "$FACTS_KEYS has other keys. Nothing was restored."
fi
there=$(psql -XAtqc "select count(*) from pg_namespace where nspname in ('facts', 'wolverine')")
[[ $there == 0 ]] || fail "The database is not empty. Nothing was restored."

pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$PGDATABASE" "$from/facts.dump"
if [[ -n ${sum:-} && ! -f $FACTS_KEYS ]]; then
  mkdir -p "$(dirname "$FACTS_KEYS")"
  cp -- "$keys" "$FACTS_KEYS.new"
  # Root brings them into a container's volume; who serves is somebody else.
  ((EUID != 0)) || chown --reference="$(dirname "$FACTS_KEYS")" "$FACTS_KEYS.new"
  sync "$FACTS_KEYS.new"
  mv -T -- "$FACTS_KEYS.new" "$FACTS_KEYS"
fi
echo "Restored. To be verified: facts audit verify; facts replay --verify" >&2
