import os

os.environ["LEGACY_A"]
