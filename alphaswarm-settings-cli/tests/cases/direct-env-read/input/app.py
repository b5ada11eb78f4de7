import os

url = os.environ["APP_DATABASE_URL"]
password = os.environ.get("APP_PASSWORD", "hunter2hunter2")
home = os.environ["HOME"]
