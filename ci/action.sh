#!/usr/bin/env bash
# What action.yml does: install perfgoal in an environment of its own, and check. What it is told comes in variables
# (PERFGOAL_PYTHON, _PATHS, _STRICT, _CHANGED_SINCE, _SARIF, _VERSION, _ARGS) and is never read as code.
set -euo pipefail

fail() {
  echo "::error title=perfgoal::$1"
  echo "exit-code=2" >>"$GITHUB_OUTPUT"
  exit 2
}

# Append the lines of $1 that are not blank to the arguments.
arguments=()
add_lines() {
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    [[ -z ${line//[[:space:]]/} ]] || arguments+=("$line")
  done <<<"$1"
}

version=${PERFGOAL_VERSION:-}
[[ -z $version || $version =~ ^[0-9A-Za-z.!+]+$ ]] || fail "version is no version: write one like 0.1.0"
case ${PERFGOAL_STRICT:-false} in
  true) arguments+=(--strict) ;;
  false | '') ;;
  *) fail "strict is true or false" ;;
esac

since=${PERFGOAL_CHANGED_SINCE:-}
if [[ $since == base ]]; then
  since=${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}
fi
[[ -z $since ]] || arguments+=("--changed-since=$since")

sarif=${PERFGOAL_SARIF:-}
[[ $sarif != *$'\n'* ]] || fail "sarif is one file"
[[ -z $sarif ]] || arguments+=("--output=sarif=$sarif")

add_lines "${PERFGOAL_ARGS:-}"
arguments+=(--)
add_lines "${PERFGOAL_PATHS:-.}"

# -I: the folder that is checked may be a stranger's, and no module is imported from it.
environment=${RUNNER_TEMP:?}/perfgoal
"${PERFGOAL_PYTHON:-python3}" -I -m venv "$environment"
python=$environment/bin/python
[[ -e $python ]] || python=$environment/Scripts/python.exe # Windows
"$python" -I -m pip install --quiet --disable-pip-version-check "${version:+perfgoal==}${version:-$GITHUB_ACTION_PATH}"

status=0
"$python" -I -m perfgoal validate --format github "${arguments[@]}" || status=$?
{
  echo "exit-code=$status"
  # Beyond 1 no report was written: a file of that name is someone else's.
  [[ -z $sarif || $status -gt 1 ]] || echo "sarif=$sarif"
} >>"$GITHUB_OUTPUT"
exit "$status"
