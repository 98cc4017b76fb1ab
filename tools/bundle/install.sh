#!/bin/sh
# Installs TongBase from this folder alone. Usage: ./install.sh [folder, default /opt/tongbase]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
target=${1:-/opt/tongbase}
python=${PYTHON:-python@PYTHON@}

command -v "$python" >/dev/null 2>&1 || python=python3
"$python" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "@PYTHON@")' 2>/dev/null || {
  echo "需要 Python @PYTHON@:本安装包内的程序包是为该版本准备的。可用环境变量 PYTHON 指定其路径。" >&2
  echo "Python @PYTHON@ is needed: the wheels in this archive are for it. Name it by PYTHON=…" >&2
  exit 1
}

# The environment's pip is the one of this archive, so that the system's venv may lack it.
"$python" -m venv --without-pip "$target"
pip=$(ls "$here"/wheels/pip-*.whl)
"$target/bin/python" "$pip/pip" install --quiet --disable-pip-version-check --no-index \
  --find-links "$here/wheels" --require-hashes -r "$here/requirements.txt"

echo "已安装 Installed: $target/bin/tongbase"
echo "试运行 Try:      TONGBASE_HOME=$target/var $target/bin/tongbase demo"
echo "启动 Serve:      TONGBASE_HOME=$target/var $target/bin/tongbase up"
