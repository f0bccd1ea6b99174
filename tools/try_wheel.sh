#!/bin/sh
# Build the package three ways, install it where no sources are, and run the main job there.
#   sh tools/try_wheel.sh PYTHON VENV BUILD
set -eu
python=$1
venv=$(cd "$2" && pwd)
mkdir -p "$3"
build=$(cd "$3" && pwd)
root=$(pwd)
unset PYTHONPATH
rm -rf "$build/dist" "$build/archive" "$build/from-archive" "$build/wheel-venv" "$build/wheel-try"

# The wheel is built from the sdist, so that both are tried; a second one from what git archives must hold the same.
"$venv/bin/python" -m build --outdir "$build/dist" "$root" >"$build/build.log" 2>&1 || { cat "$build/build.log"; exit 1; }
mkdir -p "$build/archive"
git archive HEAD | tar -x -C "$build/archive"
"$venv/bin/python" -m build --wheel --outdir "$build/from-archive" "$build/archive" >"$build/build.log" 2>&1 ||
  { cat "$build/build.log"; exit 1; }
"$venv/bin/python" - "$build"/dist/*.whl "$build"/from-archive/*.whl <<'END'
import sys
import zipfile

first, second = (sorted(name for name in zipfile.ZipFile(wheel).namelist()) for wheel in sys.argv[1:])
assert first == second, set(first) ^ set(second)
END

"$python" -m venv "$build/wheel-venv"
"$build/wheel-venv/bin/python" -m pip install --quiet "$build"/dist/perfgoal-*.whl
mkdir -p "$build/wheel-try"
cd "$build/wheel-try"
perfgoal=$build/wheel-venv/bin/perfgoal
"$perfgoal" --version
"$perfgoal" validate --today 2024-06-01 --strict --ignore PG305,PG309 "$root/examples" | tail -n 1
for format in html md; do
  "$perfgoal" render "$root/examples/liwan_2024.yaml" --format "$format" -o "liwan_2024.$format"
  cmp "liwan_2024.$format" "$root/examples/liwan_2024.$format"
done

# Without extras a workbook and a document are read, and what cannot be done names the command that makes it possible.
without() { # EXTRA COMMAND…
  extra=$1
  shift
  if "$@" >said 2>&1; then echo "works without [$extra]: $*" >&2; exit 1; fi
  grep -qF "pip install 'perfgoal[$extra]'" said || { cat said >&2; exit 1; }
}
example=$root/examples/liwan_2024.yaml
for format in xlsx docx pdf; do
  "$venv/bin/perfgoal" render "$example" --format "$format" -o "given.$format" || test "$format$?" = pdf2 # no Chinese font
done
for format in xlsx docx; do
  "$perfgoal" import "given.$format" -o "from-$format.yaml"
  "$perfgoal" validate --no-cache --today 2024-06-01 --strict --select PG0,PG1,PG2 "given.$format" | tail -n 1
done
cmp from-xlsx.yaml from-docx.yaml
without excel "$perfgoal" render "$example" --format xlsx -o made.xlsx
without word "$perfgoal" render "$example" --format docx -o made.docx
without pdf "$perfgoal" render "$example" --format pdf -o made.pdf
without batch "$perfgoal" export "$example" -o made.parquet
test ! -e made.parquet
if test -e given.pdf; then without pdf "$perfgoal" import given.pdf; fi

git init --quiet laid-out # or the CI of the repository that this lies in would be laid out
"$perfgoal" init laid-out --ci gitlab >/dev/null
for file in perfgoal.toml .gitlab-ci.yml .pre-commit-config.yaml; do test -s "laid-out/$file"; done
_PERFGOAL_COMPLETE=1 "$perfgoal" explain PG201 | grep -q "^PG201"
"$perfgoal" explain PG201 --lang en | grep -q "^  error PG201 "
"$perfgoal" completion bash | bash -n
"$build/wheel-venv/bin/python" - <<'END'
import pathlib

import perfgoal

home = pathlib.Path(perfgoal.__file__).parent
assert "site-packages" in home.parts, home
for part in ("py.typed", "schemas/declaration.schema.json", "schemas/forms/guangzhou-department.yaml", "templates"):
    assert (home / part).exists(), part
END
cat >client.py <<'END'
import pathlib

import perfgoal

declaration = perfgoal.load(pathlib.Path("x.yaml"))
year: int = declaration.year
codes: list[str] = [finding.code for finding in perfgoal.check("")]
page: str = perfgoal.render(declaration, "html")
END
"$venv/bin/mypy" --strict --python-executable "$build/wheel-venv/bin/python" client.py

# With all extras every format is written, and read back as the same.
wheel=$(echo "$build"/dist/perfgoal-*.whl)
"$build/wheel-venv/bin/python" -m pip install --quiet "$wheel[all,tables]"
for format in xlsx docx pdf; do
  "$perfgoal" render "$example" --format "$format" -o "made.$format" || test "$format$?" = pdf2
  if test -e "made.$format"; then
    "$perfgoal" import "made.$format" -o "again-$format.yaml"
    cmp "again-$format.yaml" from-xlsx.yaml
  fi
done
for tables in made.parquet made.duckdb; do
  "$perfgoal" export "$example" -o "$tables"
done
test -s made.parquet/findings.parquet
test -s made.duckdb
echo "the wheel works on its own"
