# alphaswarm-settings: allow(undeclared) set by the base image
echo "$APP_PORT" "$APP_PASSWORD"
# alphaswarm-settings: allow(undeclard) set by the base image
echo "$APP_DATABASE_URL"
