echo "$APP_PORT"
