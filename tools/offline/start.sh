#!/bin/sh
# 数检：第一次运行时安装到本文件夹（不需要网络），以后直接启动。
# The caller's folder stays the current one, so that the names of files in the arguments hold.
HERE=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
right() {
  "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (@MAJOR@, @MINOR@))' 2>/dev/null
}
if ! cmp -s "$HERE/SHA256SUMS" "$HERE/app/ready"; then
  PY=
  for found in ${PYTHON:+"$PYTHON"} python@VERSION@ python3; do
    if right "$found"; then PY=$found; break; fi
  done
  if [ -z "$PY" ]; then
    cat "$HERE/no-python.txt" >&2
    exit 1
  fi
  PYTHONUTF8=1 "$PY" -I -X utf8 "$HERE/install.py" || exit 1
fi
export PYTHONUTF8=1
# no arguments: started by double click, so the workbench in the browser
if [ "$#" -eq 0 ]; then
  set -- serve --open
fi
exec "$HERE/app/bin/python" -m shujian "$@"
