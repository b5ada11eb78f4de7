import os

PORT = int(os.environ["APP_PORT"])
LEVEL = os.environ.get("APP_LOG_LEVEL", "info")
TOKEN = os.environ["APP_TOKEN"]
PROT = os.environ.get("APP_PROT")
