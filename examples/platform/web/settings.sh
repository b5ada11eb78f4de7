#!/bin/sh
# Made from the schema by alphaswarm-settings. Do not edit.
#
# Writes the public settings of the environment to the file that is the first argument, or else to
# settings.js in the directory that the image of nginx serves.
set -eu

file=${1:-/usr/share/nginx/html/settings.js}
names=
missing=

# variable KEY required|optional DEFAULT [OLD NAME...]
variable() {
    key=$1 need=$2 default=$3 value=
    shift 3
    for name in "$key" "$@"; do
        [ -n "$value" ] || eval "value=\${$name-}"
    done
    value=${value:-$default}
    if [ -n "$value" ]; then
        export "$key=$value"
        names="$names $key"
    elif [ "$need" = required ]; then
        missing="$missing $key"
    fi
}

variable ALPHASWARM_SETTINGS_TARGET optional 'kubernetes'
variable SHOP_STAGE required 'dev'
variable SHOP_PATIENCE optional '1.5s'
variable SHOP_UPLOAD_LIMIT optional '10MB'
variable SHOP_HOSTS optional 'shop.example, www.shop.example'
variable VITE_API_URL required ''

if [ -n "$missing" ]; then
    echo "$0: required, and not set:$missing" >&2
    exit 1
fi

umask 022
trap 'rm -f "$file.$$"' EXIT
LC_ALL=C awk -v names="$names" '
function unit(number) {
    return sprintf("\\u%04x", number)
}

# A character beyond ASCII, whose first byte is at a place; unread bytes are left in "rest".
function beyond(value, place, first,    point, byte) {
    rest = first < 194 || first > 244 ? 0 : first < 224 ? 1 : first < 240 ? 2 : 3
    if (rest == 0) return unit(65533)
    point = first % (2 ^ (6 - rest))
    for (taken = 0; taken < rest; taken++) {
        byte = code[substr(value, place + taken + 1, 1)] + 0
        if (byte < 128 || byte > 191) { rest = taken; return unit(65533) }
        point = point * 64 + byte % 64
    }
    if (point < 65536) return unit(point)
    point -= 65536
    return unit(55296 + int(point / 1024)) unit(56320 + point % 1024)
}

function string(value,    place, letter, number, out) {
    for (place = 1; place <= length(value); place++) {
        letter = substr(value, place, 1)
        number = code[letter] + 0
        if (letter in short) out = out short[letter]
        else if (number < 32 || number == 60 || number == 62 || number == 127) out = out unit(number)
        else if (number < 128) out = out letter
        else { out = out beyond(value, place, number); place += rest }
    }
    return "\"" out "\""
}

BEGIN {
    for (number = 1; number < 256; number++) code[sprintf("%c", number)] = number
    short["\""] = "\\\""; short["\\"] = "\\\\"
    short["\n"] = "\\n"; short["\r"] = "\\r"; short["\t"] = "\\t"
    count = split(names, keys, " ")
    print "globalThis.__ALPHASWARM_SETTINGS__ = Object.freeze({"
    for (at = 1; at <= count; at++)
        print "  \"" keys[at] "\": " string(ENVIRON[keys[at]]) (at < count ? "," : "")
    print "});"
}' >"$file.$$"
mv "$file.$$" "$file"
