import os

password = os.environ["APP_DB_PASSWORD"]
OLD = connect(db_password="hunter2hunter2")
API_KEY = "hunter2-9c41be7f"
# alphaswarm-settings: allow(hardcoded-password) the sandbox of the provider gives it to everybody
SANDBOX_TOKEN = "9hunter2x8y7w6"
dsn = "postgresql://app:hunter2hunter2@db/app"
both = connect(os.environ["APP_LOG_LEVEL"], password="hunter2hunter2")
# alphaswarm-settings: allow(hardcoded-password) a fixture that no server takes
hidden = connect(os.environ["APP_LOG_LEVEL"], password="hunter2-77e1d0")
weak = connect(os.environ["APP_LOG_LEVEL"], password="hunter2")
