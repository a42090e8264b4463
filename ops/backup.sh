#!/usr/bin/env bash
# Writes a backup into a new folder FOLDER/facts-TIME: the database (pg_dump, custom format) and the ledger's keys, with their checksums.
# The folder appears when all of it is written. Facts may serve meanwhile: the dump is of one snapshot.
#   ops/backup.sh FOLDER [KEYS_FOLDER]
# With KEYS_FOLDER the keys go there: whoever has both can rewrite the ledger. FACTS is the program (else facts on PATH); it says where
# the database is (ConnectionStrings__Facts, FACTS_DATA). Where PGHOST is set libpq's variables say it, and FACTS_KEYS names the keys.
set -euo pipefail

if [[ -z ${PGHOST:-} ]]; then
  exec "${FACTS:-facts}" ops with-database -- bash "$(realpath "${BASH_SOURCE[0]}")" "$@"
fi

# Only here: an embedded server runs under an account of its own, which reads what was written for it.
umask 077
to=${1:?the folder to write backups into}
keys_to=${2:-}
name=facts-$(date -u +%Y%m%dT%H%M%SZ)
new=$to/.$name.new

mkdir -p "$to"
trap 'rm -rf "$new"' EXIT
mkdir "$new"
pg_dump --format=custom --no-owner --no-privileges --file="$new/facts.dump"
pg_restore --list "$new/facts.dump" >/dev/null

# After the dump: the file keeps the public half of keys that were replaced, so it verifies whatever the dump has.
if [[ -n ${FACTS_KEYS:-} && -f $FACTS_KEYS ]]; then
  cp -- "$FACTS_KEYS" "$new/ledger.keys"
else
  echo "No keys of the ledger are here: the backup has none." >&2
fi
(cd "$new" && sha256sum -- * >SHA256SUMS)

if [[ -n $keys_to && -f $new/ledger.keys ]]; then
  mkdir -p "$keys_to"
  cp -- "$new/ledger.keys" "$keys_to/.$name.keys.new"
  sync "$keys_to/.$name.keys.new"
  mv -T -- "$keys_to/.$name.keys.new" "$keys_to/$name.keys"
  rm -- "$new/ledger.keys"
fi
sync -- "$new"/* "$new"
mv -T -- "$new" "$to/$name"
sync -- "$to"
echo "$to/$name"
