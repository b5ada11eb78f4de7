from os import environ as env

BATCH = int(env.get("SHOP_ML_BATCH", "8"))
env["SET_HERE"] = "1"
