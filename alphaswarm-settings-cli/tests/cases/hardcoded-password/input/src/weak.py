import os

weak = connect(os.environ["APP_LOG_LEVEL"], password="hunter2")
