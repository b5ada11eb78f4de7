import os

url = os.environ["PUBLIC_URL"]
retries = int(os.environ.get("RETRIES", "5"))
mode = os.getenv("MODE", default_mode())
both = os.environ.get("BOTH")
again = os.environ["BOTH"]
os.environ[f"APP_{both}"]
token = os.environ.get("APP_TOKEN", "hunter2")
