#!/bin/sh
# Run by the self-extracting file out of the folder that it unpacked: puts the program in its place.
# Cases, settings and models of the laboratory lie elsewhere and are never touched.
set -eu

place="${1:-$HOME/.local/opt/leukoview}"
names="$HOME/.local/bin"
menu="$HOME/.local/share/applications"
icons="$HOME/.local/share/icons/hicolor/scalable/apps"

case "$place" in
    /*) ;;
    *) echo "Give the whole path of the folder, from / on: “$place” is a part of one." >&2; exit 2 ;;
esac
if [ -e "$place" ] && [ ! -x "$place/leukoview" ]; then
    echo "“$place” exists and is no LeukoView: nothing was changed. Name another folder." >&2
    exit 2
fi

mkdir -p "$(dirname "$place")" "$names" "$menu" "$icons"
rm -rf "$place.new"
mkdir "$place.new"
cp -R . "$place.new/"
rm -f "$place.new/install.sh"
# The old program is put aside until the new one is in its place.
rm -rf "$place.old"
if [ -e "$place" ]; then mv "$place" "$place.old"; fi
mv "$place.new" "$place"
rm -rf "$place.old"

ln -sf "$place/leukoview" "$names/leukoview"
sed "s|^Exec=leukoview|Exec=$place/leukoview|" "$place/leukoview.desktop" > "$menu/leukoview.desktop"
cp "$place/leukoview.svg" "$icons/leukoview.svg"
echo "LeukoView lies in $place; start it from the menu, or as $names/leukoview."
echo "To remove it, delete that folder; your cases are not in it."
