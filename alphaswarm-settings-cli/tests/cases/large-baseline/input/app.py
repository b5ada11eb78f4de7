import os

a = os.environ["APP_PORT"]
b = os.environ["APP_PORT"]
c = os.environ["APP_DATABASE_URL"], os.environ["APP_PASSWORD"]
