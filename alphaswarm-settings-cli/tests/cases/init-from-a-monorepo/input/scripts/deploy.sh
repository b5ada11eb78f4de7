#!/bin/sh
set -eu
host=${DEPLOY_HOST:?}
SSH_TARGET="$USER@$host"
scp -r dist "$SSH_TARGET:$HOME"
