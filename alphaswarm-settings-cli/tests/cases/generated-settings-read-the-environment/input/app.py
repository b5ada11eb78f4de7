import os

from settings import settings

print(settings.port)
print(os.environ.get("APP_PORT"))
