#!/usr/bin/env bash
# What browsers and those who check pages make of the reports and of the site: vnu, html-validate, axe-core in Chromium, and
# poppler of what Chromium prints. What is not installed is skipped, and said; what npm has is put into target/clients. Run in
# a folder of the shipped plans by run.sh:
#
#     tests/clients/pages.sh COPIL WORK
set -euo pipefail

copil=$1
work=$2/pages
here=$(cd "$(dirname "$0")" && pwd)
npm=$(cd "$here/../.." && pwd)/target/clients/npm
mkdir -p "$work"

make() {
    "$copil" "$@" --force 2>>"$work/notes.log" || { tail -3 "$work/notes.log"; exit 1; }
}
for lang in fr en; do
    for kind in dashboard letter review indicators budget; do
        make -p plans/blois report "$kind" --lang "$lang" -o "$work/$kind-$lang.html"
        make report "$kind" --lang "$lang" -o "$work/$kind-of-all-$lang.html"
    done
    make -p plans/blois report sheet groupe:rh --lang "$lang" -o "$work/sheets-$lang.html"
    make -p plans/blois report sheet RH-04 --lang "$lang" -o "$work/sheet-RH-04-$lang.html"
    make report comparison --lang "$lang" -o "$work/comparison-$lang.html"
done
for paper in agenda record attendance; do
    make -p plans/blois report "$paper" 2017-12-14-copil -o "$work/$paper.html"
done
"$copil" -p plans/blois export site -o "$work/site" 2>>"$work/notes.log"
pages=("$work"/*.html)
# One of each kind is enough for axe-core, which takes its time.
seen=("$work"/{dashboard-fr,letter-fr,review-en,indicators-fr,budget-en,sheet-RH-04-fr,comparison-fr,letter-of-all-en,record}.html)
site=("$work"/site/{index,actions,meetings,action-RH-04}.html)

tools() {
    command -v npm >/dev/null && command -v node >/dev/null || return 1
    local wanted=(vnu-jar@26.9.27 html-validate@10.17.0 axe-core@4.14.1 puppeteer-core@24.43.1)
    [ "$(cat "$npm/wanted" 2>/dev/null)" = "${wanted[*]}" ] && return
    mkdir -p "$npm"
    npm install --prefix "$npm" --no-save --no-audit --no-fund --silent "${wanted[@]}" >"$npm/log" 2>&1 || return 1
    echo "${wanted[*]}" >"$npm/wanted"
}

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if tools; then
    if command -v java >/dev/null; then
        java -jar "$npm/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only "${pages[@]}" "$work"/site/*.html
        echo "vnu: no error in ${#pages[@]} reports and the site"
    else
        echo "skipped: there is no Java for vnu"
    fi
    "$npm/node_modules/.bin/html-validate" -c "$here/htmlvalidate.json" "${pages[@]}" "$work"/site/*.html
    echo "html-validate: nothing to say"
    if [ -n "$chromium" ]; then
        NODE_PATH=$npm/node_modules node "$here/axe.js" "$chromium" "${seen[@]}" "${site[@]}"
        echo "axe-core: nothing that keeps anybody out, on a light and on a dark screen"
    fi
else
    echo "skipped: vnu, html-validate and axe-core, which need node and npm"
fi

[ -n "$chromium" ] || { echo "skipped: there is no Chromium"; exit 0; }
command -v pdfinfo >/dev/null && command -v pdftotext >/dev/null || { echo "skipped: there is no poppler"; exit 0; }
for page in "${pages[@]}"; do
    pdf=${page%.html}.pdf
    "$chromium" --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$pdf" "file://$page" \
        >>"$work/chromium.log" 2>&1
    about=$(pdfinfo "$pdf")
    grep -q "(A4)" <<<"$about" || { echo "$pdf is not A4"; exit 1; }
    title=$(sed -n 's:.*<h1>\(.*\)</h1>.*:\1:p' "$page" | sed "s/&#39;/'/g; s/&amp;/\&/g")
    # A title may be broken into lines.
    pdftotext "$pdf" - | tr '\n\302\240' '   ' | tr -s ' ' | grep -qF "$(tr '\302\240' '  ' <<<"$title" | tr -s ' ' | sed 's/ *$//')" || {
        echo "$pdf does not say “$title”"
        exit 1
    }
    case $(basename "$page") in
    dashboard-fr.html | dashboard-en.html | sheet-RH-04-*.html)
        grep -q "^Pages: *1$" <<<"$about" || { echo "$pdf has more than a page"; exit 1; }
        ;;
    esac
done
echo "Chromium prints every report on A4, dashboards and sheets on one page; poppler reads them"
