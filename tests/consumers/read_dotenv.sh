# Prints the environment that a .env file makes, each entry ended by NUL.
set -a
. "$1"
env -0
