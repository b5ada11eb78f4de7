import os

url = os.environ["APP_DATABSE_URL"]
