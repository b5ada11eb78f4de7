GREEN=$(tput setaf 2)
REGION=eu
. lib/print.sh
echo "$APP_PORT $WIDTH $DEPTH"
