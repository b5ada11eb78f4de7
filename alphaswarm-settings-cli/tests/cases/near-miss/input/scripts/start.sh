#!/bin/sh
exec serve --port "$PORT_APP" --db "$APP_APP_DATABASE_URL" --user "$APP_PASSWORD"
