SECRET_KEY = "x7-hunter2-91ab3c"
client = Client(api_key="sk-proj-hunter29fK2mQ7xLw3vRt8Zb4Nc6Yd1Hs5Jg0Pa9fK2mQ7xL")
engine = create_engine("postgresql://app:hunter2hunter2@db/app")
headers = {"Authorization": "Bearer 8f-hunter2-k2mQ9x"}
