import os

os.environ["APP_DATABASE_URL"], os.environ["APP_PORT"], os.environ["APP_PASSWORD"], os.environ["ONLY_HERE"]
