import os

# alphaswarm-settings: allow(direct-env-read)
url = os.environ["APP_DATABASE_URL"]
port = os.environ["APP_PORT"]  # alphaswarm-settings: allow(direct-env-read) read before settings exist
# alphaswarm-settings: allow(direct-env-read, undeclared) of the base image
token = os.environ["IMAGE_TOKEN"] or os.environ["APP_PASSWORD"]
