GREEN=$(tput setaf 2)
REGION=eu
. lib/print.sh
echo "$APP_PORT $WIDTH $DEPTH"
echo "$ONLY_A_TEST_SETS"
