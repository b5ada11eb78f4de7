echo "$APP_PORT ${APP_LEVEL:-info} $APP_PROT"
# alphaswarm-settings: allow(undeclared) the base image sets it
echo "$APP_HIDDEN"
