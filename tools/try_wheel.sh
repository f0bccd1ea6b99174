#!/bin/sh
# Install the wheel of BUILD/dist into an environment of its own, and run the main job far from the sources.
#   sh tools/try_wheel.sh PYTHON BUILD
set -eu
python=$1
build=$(cd "$2" && pwd)
example=$(pwd)/examples/liwan_2024.yaml
golden=$(pwd)/examples
"$python" -m venv "$build/wheel-venv"
"$build/wheel-venv/bin/python" -m pip install --quiet "$build"/dist/perfgoal-*.whl
mkdir -p "$build/wheel-try"
cd "$build/wheel-try"
unset PYTHONPATH
perfgoal=$build/wheel-venv/bin/perfgoal
"$perfgoal" --version
"$perfgoal" validate --today 2024-01-01 "$example" | tail -n 1
for format in html md; do
  "$perfgoal" render "$example" --format "$format" -o "liwan_2024.$format"
  cmp "liwan_2024.$format" "$golden/liwan_2024.$format"
done
"$build/wheel-venv/bin/python" - <<'END'
import pathlib
import perfgoal
home = pathlib.Path(perfgoal.__file__).parent
assert "site-packages" in home.parts, home
for part in ("py.typed", "schemas/declaration.schema.json", "schemas/forms/guangzhou-department.yaml", "templates"):
    assert (home / part).exists(), part
END
echo "the wheel works on its own"
