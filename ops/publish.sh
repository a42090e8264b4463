#!/usr/bin/env bash
# Publishes Facts as it is deployed: with the code that Wolverine generates for its handlers compiled in, and without the compiler that
# would generate it at each start. The code is written into src/Facts/Internal, which is neither kept nor looked at by other builds.
#   ops/publish.sh FOLDER [arguments for dotnet publish]
set -euo pipefail

out=$(realpath -m "${1:?the folder to publish into}")
shift
cd "$(dirname "${BASH_SOURCE[0]}")/../src/Facts"

rm -rf Internal
dotnet build -c Release
dotnet run --no-build -c Release -- ops codegen write
[[ -d Internal/Generated ]] || { echo "No code was generated." >&2; exit 1; }
trap 'rm -rf Internal' EXIT
dotnet publish -c Release -p:StaticCode=true -o "$out" "$@"
