import os

print(os.environ["APP_DATABASE_URL"])
