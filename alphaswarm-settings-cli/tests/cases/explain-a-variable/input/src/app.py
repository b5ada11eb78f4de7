import os

print(os.environ["APP_PORT"], os.environ["APP_TOKEN_FILE"])
