#!/bin/sh
# Installs TongBase @VERSION@ from this folder alone, or brings an older installation up to date.
# Usage: ./install.sh [folder, default /opt/tongbase]   PYTHON=/path/to/python names another Python.
set -eu
umask 022  # others than root have to run it

here=$(cd "$(dirname "$0")" && pwd)
target=${1:-/opt/tongbase}

refuse() {
  printf '%s\n' "$@" >&2
  exit 1
}

check_machine() {
  machine="$(uname -s) $(uname -m)"
  [ "$machine" = "@SYSTEM@ @MACHINE@" ] || refuse \
    "本安装包用于 @SYSTEM@ @MACHINE@,本机是 $machine:请在同类机器上用 make bundle 另行制作。" \
    "This archive is for @SYSTEM@ @MACHINE@ and this machine is $machine: make one on its kind."
  needed="@GLIBC@"
  found=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2) || found=
  [ -z "$needed" ] || [ "$(printf '%s\n' "$needed" "${found:-0}" | sort -V | head -n 1)" = "$needed" ] \
    || refuse "需要 glibc $needed 或更新版本,本机为 ${found:-无}。" \
      "glibc $needed or newer is needed; this machine has ${found:-none}."
}

is_right_python() {
  "$1" -c 'import sys, venv; sys.exit("%d.%d" % sys.version_info[:2] != "@PYTHON@")' 2>/dev/null
}

find_python() {
  for python in ${PYTHON:+"$PYTHON"} python@PYTHON@ python3; do
    if is_right_python "$python"; then return 0; fi
  done
  refuse "需要 Python @PYTHON@(含 venv):本安装包内的程序包是为该版本准备的。可用环境变量 PYTHON 指定其路径。" \
    "Python @PYTHON@ with venv is needed: the wheels in this archive are for it. Name it by PYTHON=…"
}

check_files() {
  (cd "$here" && sha256sum --quiet --check MANIFEST.sha256) || refuse \
    "安装包不完整或被改动(见上),请重新复制。" \
    "The archive is incomplete or was changed (see above); copy it again."
}

# Each release has a folder of its own, so that what runs now is not disturbed, and what fails
# half way leaves the old one in its place.
install_release() {
  release=@VERSION@-$(date +%Y%m%d%H%M%S)
  folder=$target/releases/$release
  trap 'rm -rf "$folder"' EXIT
  trap 'exit 1' INT TERM
  # The environment's pip is the one of this archive, so that the system's venv may lack it.
  "$python" -m venv --without-pip "$folder"
  pip=$(ls "$here"/wheels/pip-*.whl)
  PYTHONNOUSERSITE=1 "$folder/bin/python" "$pip/pip" install --quiet --isolated \
    --disable-pip-version-check --no-cache-dir --no-index --no-deps \
    --find-links "$here/wheels" --require-hashes -r "$here/requirements.txt"
  trap - EXIT INT TERM
}

switch_over() {
  before=$(readlink "$target/current" 2>/dev/null) || before=
  ln -sfn "releases/$release" "$target/current.new"
  mv -Tf "$target/current.new" "$target/current"
  mkdir -p "$target/bin"
  cat >"$target/bin/tongbase" <<END
#!/bin/sh
: "\${TONGBASE_HOME:=$target/var}"
export TONGBASE_HOME
exec "$target/current/bin/tongbase" "\$@"
END
  chmod 755 "$target/bin/tongbase"
  sed "s|@TARGET@|$target|g" "$here/tongbase.service" >"$target/tongbase.service"
  for old in "$target"/releases/*; do
    case "releases/${old##*/}" in "releases/$release" | "$before") ;; *) rm -rf "$old" ;; esac
  done
}

tell() {
  if [ -n "$before" ]; then
    echo "已升级 Upgraded: $before → releases/$release"
    echo "数据保留在原处;请重新启动服务,启动时数据库结构自动升级。"
    echo "The data stay where they are. Restart the service: it brings its tables up to date."
  else
    echo "已安装 Installed: $target/bin/tongbase"
    echo "试运行 Try:      $target/bin/tongbase demo"
    echo "启动 Serve:      $target/bin/tongbase up"
  fi
  echo "服务示例 Service: $target/tongbase.service"
}

check_machine
find_python
check_files
mkdir -p "$target/releases"
target=$(cd "$target" && pwd)
install_release
switch_over
tell
