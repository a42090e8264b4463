#!/usr/bin/env bash
# Runs the commands of README.md and compares what they print with what README.md shows.
#
#   ops/check-readme.sh [--update] [--first] [--facts PROGRAM] [FILE]
#
# Every line of a ```console block that starts with "$ " is a command; the lines after it are what it prints on stdout (stderr is not
# compared). A line that is just "…" ends the comparison for that command. A fence with a file name, as in ```json acme.ndjson, makes
# that file before the commands run. All commands of a run share one new data folder, in a temporary working folder.
#   --update         writes what was printed into the file instead of comparing
#   --first          runs the first command only
#   --facts PROGRAM  runs PROGRAM where the file says "dotnet run --project src/Facts --"
set -euo pipefail
# Newer shells would read & in a replacement as the match.
shopt -u patsub_replacement 2>/dev/null || true

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readme=$root/README.md
update=false
most=1000
told='dotnet run --project src/Facts --'
facts="dotnet run --project '$root/src/Facts' --"
while (($# > 0)); do
  case $1 in
    --update) update=true ;;
    --first) most=1 ;;
    --facts) facts="'$(realpath "$2")'"; shift ;;
    -*) echo "usage: ops/check-readme.sh [--update] [--first] [--facts PROGRAM] [FILE]" >&2; exit 2 ;;
    *) readme=$(realpath "$1") ;;
  esac
  shift
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The embedded PostgreSQL runs under another account when we are root; it has to get through this folder.
chmod 755 "$work"
mkdir "$work/here"
export FACTS_DATA=$work/data
unset ConnectionStrings__Facts

if $update && ((most == 1)); then echo "--update writes all that is printed: not with --first." >&2; exit 2; fi

mapfile -t lines <"$readme"
written=()
commands=0 wrong=0 block='' file=''

# Runs one command; the lines it printed are left in "printed".
run() {
  local code=0
  commands=$((commands + 1))
  (cd "$work/here" && bash -euo pipefail -c "${1//"$told"/$facts}") >"$work/stdout" 2>"$work/stderr" </dev/null || code=$?
  # Tables are padded to the right; trailing blanks are not worth showing.
  mapfile -t printed < <(sed 's/[[:space:]]*$//' "$work/stdout")
  while ((${#printed[@]} > 0)) && [[ -z ${printed[-1]} ]]; do unset 'printed[-1]'; done
  if ((code != 0)); then
    wrong=$((wrong + 1))
    printf '%s: exit code %s: %s\n' "${readme##*/}" "$code" "$1" >&2
    cat "$work/stderr" >&2
  fi
}

# Compares "printed" with "shown" (ends at "…"), or replaces it.
settle() {
  local command=$1 wanted=("${shown[@]}") got=("${printed[@]}") marker=false at
  for at in "${!wanted[@]}"; do
    if [[ ${wanted[at]} == '…' ]]; then
      # With nothing before it, it stands for output that is yet to be written.
      if $update && ((at == 0)); then break; fi
      marker=true
      wanted=("${wanted[@]:0:at}")
      got=("${got[@]:0:at}")
      break
    fi
  done
  if $update; then
    written+=("${got[@]}")
    if $marker; then written+=('…'); fi
  elif ! diff -u --label "${readme##*/}" <(printf '%s\n' "${wanted[@]}") --label "printed now" <(printf '%s\n' "${got[@]}") >"$work/diff"; then
    wrong=$((wrong + 1))
    printf '%s: other output: %s\n' "${readme##*/}" "$command" >&2
    cat "$work/diff" >&2
  fi
}

# Ends a command of the block, if there is one.
conclude() {
  if [[ -z $command ]]; then return; fi
  # An empty line before the next command or the end of the block is layout.
  blank=false
  while ((${#shown[@]} > 0)) && [[ -z ${shown[-1]} ]]; do unset 'shown[-1]'; blank=true; done
  if ((commands == most)); then command=''; return; fi
  run "$command"
  settle "$command"
  if $update && $blank; then written+=(''); fi
  command=''
}

command='' shown=()
for line in "${lines[@]}"; do
  case $block in
    '')
      if [[ $line =~ ^\`\`\`([a-z]+)?([[:space:]]+([A-Za-z0-9._-]+))?[[:space:]]*$ ]]; then
        block=${BASH_REMATCH[1]:-text} file=${BASH_REMATCH[3]:-}
        if [[ -n $file ]]; then : >"$work/here/$file"; fi
      fi
      written+=("$line")
      ;;
    *)
      if [[ $line == '```' ]]; then
        conclude
        block=''
        written+=("$line")
      elif [[ $block == console && $line == '$ '* ]]; then
        conclude
        command=${line#'$ '} shown=()
        written+=("$line")
      elif [[ -n $command ]]; then
        shown+=("${line%"${line##*[![:space:]]}"}")
      else
        if [[ -n $file ]]; then printf '%s\n' "$line" >>"$work/here/$file"; fi
        written+=("$line")
      fi
      ;;
  esac
done

if ((commands == 0)); then
  echo "${readme##*/} has no commands." >&2
  exit 1
fi
if $update && ((wrong == 0)); then printf '%s\n' "${written[@]}" >"$readme"; fi
echo "${readme##*/}: $commands commands, $wrong wrong."
((wrong == 0))
